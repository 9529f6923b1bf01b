// The internal team: a quiz whose answers are proved, charts with their table, what changed since the white paper.
import { useState } from "react";

function Quiz({ questions }) {
  const memoire = (window.quizFaits ??= {});
  const [fait, setFait] = useState(memoire[props.cle] ?? { i: 0, choix: null, justes: 0 });
  const garder = (suite) => { memoire[props.cle] = suite; setFait(suite); };
  const q = questions[fait.i];
  if (!q) return (
    <div><p role="status"><strong>Terminé : {fait.justes} bonne{fait.justes > 1 ? "s" : ""} réponse{fait.justes > 1 ? "s" : ""} sur {questions.length}.</strong></p>
      <button type="button" className="bouton" onClick={() => garder({ i: 0, choix: null, justes: 0 })}>Recommencer</button></div>
  );
  const repondu = fait.choix !== null;
  return (
    <div>
      <p className="legende">Question {fait.i + 1} sur {questions.length} · {q.theme} · pour : {q.publics.join(", ")}</p>
      <fieldset>
        <legend>{q.question}</legend>
        {q.choix.map((c, n) => (
          <button key={c} type="button" aria-pressed={fait.choix === n} disabled={repondu}
            className={`choix-quiz ${repondu && n === q.bonne ? "juste" : ""} ${repondu && n === fait.choix && n !== q.bonne ? "faux" : ""}`}
            onClick={() => garder({ ...fait, choix: n, justes: fait.justes + (n === q.bonne ? 1 : 0) })}>
            {c}{repondu && n === q.bonne ? " ✓" : ""}{repondu && n === fait.choix && n !== q.bonne ? " ✗" : ""}
          </button>
        ))}
      </fieldset>
      <div role="status">{repondu && <p><strong>{fait.choix === q.bonne ? "Juste." : `Non : ${q.choix[q.bonne]}.`}</strong> {q.preuve} <span className="preuve">{q.lieu}</span></p>}</div>
      {repondu && <button type="button" className="bouton" onClick={() => garder({ ...fait, i: fait.i + 1, choix: null })}>{fait.i + 1 < questions.length ? "Question suivante" : "Voir le résultat"}</button>}
    </div>
  );
}

function Tableau({ g }) {
  return (
    <div className="defile" tabIndex={0} role="region" aria-label={`Tableau : ${g.titre}`}>
      <table>
        <caption>{g.legende}</caption>
        <thead><tr>{g.entetes.map((e, i) => <th key={i} scope="col">{e}</th>)}</tr></thead>
        <tbody>{g.lignes.map((l, i) => <tr key={i}>{l.map((c, j) => (j === 0 ? <th key={j} scope="row">{c}</th> : <td key={j}>{c}</td>))}</tr>)}</tbody>
      </table>
    </div>
  );
}

function Graphique({ g }) {
  return (
    <figure>
      <h3>{g.titre}</h3>
      {g.genre === "barres" ? (<>
        <ul className="barres">{g.barres.map((b) => (
          <li key={b.nom}><span className="barre-nom">{b.nom}</span><span className="piste" aria-hidden="true"><span className="barre" style={{ width: `${b.part}%` }} /></span><span className="barre-valeur">{b.valeur}</span></li>
        ))}</ul>
        <details><summary>Voir le tableau</summary><Tableau g={g} /></details>
      </>) : <Tableau g={g} />}
      <figcaption className="preuve">{g.source}</figcaption>
    </figure>
  );
}

export default function Equipe() {
  return (
    <section className="equipe" aria-label={props.titre}>
      <h2>{props.titre}</h2>
      {props.quiz && <Quiz questions={props.quiz} />}
      {props.graphiques && props.graphiques.map((g) => <Graphique key={g.titre} g={g} />)}
      {props.ecarts && (
        <ul className="ecarts">{props.ecarts.map((e, i) => (
          <li key={i}>
            <h3>{e.sujet}{e.section && <span className="preuve"> · livre blanc, § {e.section}</span>}</h3>
            <p><strong>En 2024.</strong> {e.avant}</p>
            <p><strong>Aujourd'hui{e.du && ` (depuis le ${e.du})`}.</strong> {e.maintenant} <span className="preuve">{e.article}{e.reserve && ` · ${e.reserve}`}</span></p>
          </li>
        ))}</ul>
      )}
    </section>
  );
}
