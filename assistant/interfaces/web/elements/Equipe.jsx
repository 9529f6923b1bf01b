// The internal team: a quiz whose answers are proved, charts with their table, what changed since the white paper.
import { useState } from "react";

const POUR_TOUS = { i: 0, choix: null, justes: 0, public: "", theme: "" };

function Choix({ id, libelle, valeur, valeurs, choisir }) {
  return (
    <label htmlFor={id}>{libelle} <select id={id} value={valeur} onChange={(e) => choisir(e.target.value)}>
      <option value="">Tous</option>
      {valeurs.map((v) => <option key={v} value={v}>{v}</option>)}
    </select></label>
  );
}

function Quiz({ questions }) {
  const memoire = (window.quizFaits ??= {});
  const [fait, setFait] = useState(memoire[props.cle] ?? POUR_TOUS);
  const garder = (suite) => { memoire[props.cle] = suite; setFait(suite); };
  const distincts = (valeurs) => [...new Set(valeurs)];
  const choisies = questions.filter((q) => (!fait.public || q.publics.includes(fait.public)) && (!fait.theme || q.theme === fait.theme));
  const restreindre = (champ) => (v) => garder({ ...POUR_TOUS, public: fait.public, theme: fait.theme, [champ]: v });
  const q = choisies[fait.i];
  const repondu = fait.choix !== null;
  return (
    <div>
      <div className="filtres">
        <Choix id={`public-${props.cle}`} libelle="Pour" valeur={fait.public} valeurs={distincts(questions.flatMap((x) => x.publics))} choisir={restreindre("public")} />
        <Choix id={`theme-${props.cle}`} libelle="Thème" valeur={fait.theme} valeurs={distincts(questions.map((x) => x.theme))} choisir={restreindre("theme")} />
      </div>
      {choisies.length === 0 && <p role="status">Aucune question pour ce choix. Changez de thème.</p>}
      {choisies.length > 0 && !q && (<>
        <p role="status"><strong>Terminé : {fait.justes} bonne{fait.justes > 1 ? "s" : ""} réponse{fait.justes > 1 ? "s" : ""} sur {choisies.length}.</strong></p>
        <button type="button" className="bouton" onClick={() => garder({ ...POUR_TOUS, public: fait.public, theme: fait.theme })}>Recommencer</button>
      </>)}
      {q && (<>
        <p className="legende">Question {fait.i + 1} sur {choisies.length} · {q.theme}</p>
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
        {repondu && <button type="button" className="bouton" onClick={() => garder({ ...fait, i: fait.i + 1, choix: null })}>{fait.i + 1 < choisies.length ? "Question suivante" : "Voir le résultat"}</button>}
      </>)}
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
      {props.absents?.length > 0 && (
        <details className="absents">
          <summary>Graphiques du livre blanc que je ne peux pas montrer ({props.absents.length})</summary>
          <p>Leurs valeurs ne sont pas dans le texte dont je dispose. Elles sont à lire dans le document d'origine.</p>
          <ul>{props.absents.map((a, i) => <li key={i}>{a.titre} <span className="preuve">· {a.lieu}</span></li>)}</ul>
        </details>
      )}
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
