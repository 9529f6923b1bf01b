// The advisor's form: the whole profile at once, keyboard first. Leaving a field empty leaves it unsaid.
import { useEffect, useRef, useState } from "react";

const CLAVIERS = { nombre: "decimal", date: "numeric" };

export default function Profil() {
  const depart = {};
  for (const g of props.groupes) for (const c of g.champs) depart[c.id] = c.valeur;
  const memoire = (window.profilsSaisis ??= {});
  const [valeurs, setValeurs] = useState(memoire[props.cle] ?? depart);
  const [envoi, setEnvoi] = useState(false);
  const changer = (id, v) => { const suite = { ...valeurs, [id]: v }; memoire[props.cle] = suite; setValeurs(suite); };
  const remplis = Object.values(valeurs).filter(Boolean).length;
  // The keyboard starts in the first field, the first time only.
  const premier = useRef(null);
  useEffect(() => {
    if (memoire[props.cle]) return;
    memoire[props.cle] = depart;
    premier.current?.querySelector("select, input")?.focus();
  }, []);
  const envoyer = async (e) => {
    e.preventDefault();
    setEnvoi(true);
    try { await callAction({ name: "profil", payload: { faits: valeurs } }); } finally { setEnvoi(false); }
  };
  return (
    <form className="profil" ref={premier} onSubmit={envoyer} aria-label="Profil de la personne">
      <p className="legende">Remplissez ce que vous savez. Un champ vide reste « non dit ». Une fourchette s'écrit 24..30. Entrée envoie.</p>
      {props.groupes.map((g, i) => (
        <details key={g.titre} open={i < 1 || g.champs.some((c) => valeurs[c.id])}>
          <summary>{g.titre}</summary>
          <div className="champs">
            {g.champs.map((c) => {
              const id = `${props.cle}-${c.id}`;
              const commun = { id, value: valeurs[c.id] ?? "", onChange: (e) => changer(c.id, e.target.value) };
              const reponses = c.type === "bool" ? [["oui", "Oui"], ["non", "Non"]] : c.reponses;
              return (
                <div key={c.id}>
                  <label htmlFor={id} title={c.question}>{c.libelle}{c.unite ? ` (${c.unite})` : ""}</label>
                  {c.type === "bool" || c.reponses.length > 0 ? (
                    <select {...commun}>
                      <option value="">Non dit</option>
                      {reponses.map(([v, l]) => <option key={v} value={v}>{l}</option>)}
                      <option value="je ne sais pas">Ne sait pas</option>
                    </select>
                  ) : <input type="text" inputMode={CLAVIERS[c.type]} placeholder={c.type === "date" ? "jj/mm/aaaa" : undefined} maxLength={120} {...commun} />}
                </div>
              );
            })}
          </div>
        </details>
      ))}
      <p><button type="submit" className="bouton" disabled={envoi}>Comparer les dispositifs ({remplis} renseigné{remplis > 1 ? "s" : ""})</button></p>
    </form>
  );
}
