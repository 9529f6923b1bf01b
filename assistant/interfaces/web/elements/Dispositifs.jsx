// The comparison of schemes, and what was understood as chips that a person corrects or removes.
import { useState } from "react";

const CLAVIERS = { nombre: "decimal", date: "numeric" };
const SIGNES = { remplie: "✓", non_remplie: "✗", a_preciser: "?", a_faire: "→" };
const ouvrirSource = (n) => window.dispatchEvent(new CustomEvent("ouvrir-source", { detail: `${props.cle}-${n}` }));

function Preuve({ p }) {
  return (
    <span className="preuve">
      {p.n ? <button type="button" onClick={() => ouvrirSource(p.n)} aria-label={`Ouvrir la règle : ${p.article || "source"}`}>{p.article || "source"}</button> : p.article}
      {p.depuis && <> · depuis le {p.depuis}</>}
      {p.reserve && <em> · {p.reserve}</em>}
    </span>
  );
}

function Champ({ c, id, valeur, changer }) {
  const commun = { id, value: valeur, onChange: (e) => changer(e.target.value) };
  const reponses = c.type === "bool" ? [["oui", "Oui"], ["non", "Non"]] : c.reponses;
  if (c.type === "bool" || c.reponses.length > 0) return (
    <select {...commun}>
      <option value="">Non dit</option>
      {reponses.map(([v, l]) => <option key={v} value={v}>{l}</option>)}
      <option value="je ne sais pas">Je ne sais pas</option>
    </select>
  );
  return <input type="text" inputMode={CLAVIERS[c.type]} placeholder={c.type === "date" ? "jj/mm/aaaa" : undefined} maxLength={120} {...commun} />;
}

function Puce({ c }) {
  const [ouvert, setOuvert] = useState(false);
  const [valeur, setValeur] = useState(c.valeur);
  const [envoi, setEnvoi] = useState(false);
  const envoyer = async (v) => {
    setEnvoi(true);
    await callAction({ name: "corriger", payload: { fait: c.id, valeur: v } });
    setEnvoi(false); setOuvert(false);
  };
  const id = `puce-${props.cle}-${c.id}`;
  return (
    <li>
      <button type="button" className="puce" aria-expanded={ouvert} onClick={() => setOuvert(!ouvert)}>{c.mots}<span aria-hidden="true"> ✎</span><span className="annonce"> : corriger ou retirer</span></button>
      {ouvert && (
        <form className="correction" onSubmit={(e) => { e.preventDefault(); envoyer(valeur); }}>
          <label htmlFor={id}>{c.libelle}{c.unite ? ` (${c.unite})` : ""}</label>
          <Champ c={c} id={id} valeur={valeur} changer={setValeur} />
          <button type="submit" className="bouton" disabled={envoi}>Corriger</button>
          <button type="button" className="bouton" disabled={envoi} onClick={() => envoyer("")}>Retirer</button>
        </form>
      )}
    </li>
  );
}

function Carte({ b }) {
  return (
    <details className={`carte verdict-${b.verdict}`} open={b.montre && props.montres === 1}>
      <summary>
        <span className="carte-titre">{b.libelle}</span>
        <span className="verdict">{b.verdictDit}</span>
        {b.avant && <span className="avant">avant : {b.avant}</span>}
        {b.aPartirDu && <span className="quand">à partir du {b.aPartirDu}</span>}
        {b.resume && <span className="resume">{b.resume}</span>}
      </summary>
      <div className="carte-corps">
        <p>{b.phrase}</p>
        {b.suite && <p><strong>Prochaine étape.</strong> {b.suite}</p>}
        {b.pourLOuvrir && b.pourLOuvrir !== b.suite && <p><strong>Ce qui changerait tout.</strong> {b.pourLOuvrir}</p>}
        {b.conditions.length > 0 && (<>
          <h3>Conditions</h3>
          <ul className="conditions">
            {b.conditions.map((c, i) => (
              <li key={i} className={`etat-${c.etat}`}>
                <span className="signe" aria-hidden="true">{SIGNES[c.etat]}</span>
                <div>
                  <strong>{c.libelle}</strong> <span className="etat">{c.etatDit}</span>
                  <p>{c.phrase}{c.curableLe && ` Remplie à partir du ${c.curableLe}, si rien ne change.`}</p>
                  <Preuve p={c} />
                </div>
              </li>
            ))}
          </ul>
        </>)}
        {b.argent.length > 0 && (<>
          <h3>Argent</h3>
          <ul className="argent">
            {b.argent.map((a, i) => (
              <li key={i}>
                <strong>{a.libelle}</strong>
                {a.montant && <> : {a.n
                  ? <button type="button" className="montant" onClick={() => ouvrirSource(a.n)} aria-label={`${a.montant}, ouvrir la règle`}>{a.montant}</button>
                  : <span className="montant">{a.montant}</span>}</>}
                <p>{a.formule}{a.formule && !/[.!?]$/.test(a.formule) ? "." : ""}{a.payeur && ` Payé par : ${a.payeur}.`}</p>
                <Preuve p={a} />
              </li>
            ))}
          </ul>
        </>)}
      </div>
    </details>
  );
}

export default function Dispositifs() {
  const montres = props.cartes.filter((b) => b.montre);
  const autres = props.cartes.filter((b) => !b.montre);
  const changes = props.cartes.filter((b) => b.avant).length;
  return (
    <section className="dispositifs" aria-label="Comparaison des dispositifs">
      {props.puces.length > 0 && (
        <div className="compris">
          <h2>Ce que j'ai compris</h2>
          <ul>{props.puces.map((c) => <Puce key={c.id + c.valeur} c={c} />)}</ul>
        </div>
      )}
      {props.cartes.length > 0 && (<>
        <h2>Les dispositifs, un par un</h2>
        <p className="legende">✓ remplie · ✗ non remplie · ? à préciser · → à faire. « Possible » ne veut pas dire accordé : la commission ou le financeur décide.</p>
        {changes > 0 && <p className="change" role="status">{changes > 1 ? `${changes} verdicts ont changé` : "1 verdict a changé"} depuis la réponse précédente.</p>}
        {montres.map((b) => <Carte key={b.id} b={b} />)}
        {autres.length > 0 && (
          <details className="autres" open={montres.length === 0}>
            <summary>{montres.length ? "Les autres dispositifs" : "Tous les dispositifs"} ({autres.length})</summary>
            <div>{autres.map((b) => <Carte key={b.id} b={b} />)}</div>
          </details>
        )}
      </>)}
      {props.calendrier.length > 0 && (
        <div className="calendrier">
          <h2>Calendrier{props.pour && ` : ${props.pour}`}</h2>
          <ol>{props.calendrier.map((e, i) => (
            <li key={i} className={e.depassee ? "depassee" : ""}><strong>{e.date}{e.fin && ` – ${e.fin}`}</strong> {e.libelle} {e.article && <span className="preuve">{e.article}</span>}{e.depassee && " (date passée)"}</li>
          ))}</ol>
        </div>
      )}
    </section>
  );
}
