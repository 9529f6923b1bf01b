// Under each answer: the sources, the people to call, the tools, the date of the law, the opinion.
import { useEffect, useState } from "react";
import { useSetRecoilState } from "recoil";
import { sideViewState } from "@chainlit/react-client";

const RAISONS = [["faux", "C'est faux"], ["incomplet", "Il manque quelque chose"], ["difficile", "C'est difficile à comprendre"],
  ["hors_sujet", "Ce n'est pas ma question"], ["source", "La source ne convient pas"], ["autre", "Autre chose"]];

function Avis() {
  const donnes = (window.avisDonnes ??= {});
  const [etape, setEtape] = useState(donnes[props.cle] ?? "");
  const passer = (e) => { donnes[props.cle] = e; setEtape(e); };
  const [joindre, setJoindre] = useState(false);
  const donner = async (utile, raison) => {
    const retour = await callAction({ name: "avis", payload: { utile, raison, joindre, tour: props.tour } });
    passer(!retour?.response ? "refuse" : joindre ? "joint" : "merci");
  };
  if (etape === "merci") return <p className="avis" role="status">Merci. Votre avis est gardé sans la discussion.</p>;
  if (etape === "joint") return <p className="avis" role="status">Merci. Votre avis est gardé avec cette question et cette réponse, comme vous l'avez demandé.</p>;
  if (etape === "refuse") return <p className="avis" role="status">Votre avis n'a pas pu être gardé.</p>;
  return (
    <div className="avis" role="group" aria-label="Votre avis sur cette réponse">
      {etape === "raisons" ? (<>
        <span>Qu'est-ce qui ne va pas ?</span>
        <label className="joindre"><input type="checkbox" checked={joindre} onChange={(e) => setJoindre(e.target.checked)} /> Joindre ma question et cette réponse (vérifiez qu'aucun nom n'y est)</label>
        {RAISONS.map(([id, mots]) => <button key={id} type="button" onClick={() => donner(false, id)}>{mots}</button>)}
      </>) : (<>
        <span>Cette réponse vous aide ?</span>
        <button type="button" onClick={() => donner(true, null)}>Oui</button>
        <button type="button" onClick={() => passer("raisons")}>Non</button>
      </>)}
    </div>
  );
}

const Appel = ({ numero }) => <a href={`tel:${numero.replace(/\s/g, "")}`}>{numero}</a>;

export default function Reponse() {
  const ouvrirPanneau = useSetRecoilState(sideViewState);
  const ouvrir = (source) => ouvrirPanneau({
    title: `Source ${source.n}`,
    elements: [{ id: `${props.cle}-${source.n}`, type: "custom", name: "Source", display: "side", props: source }],
  });

  // A click on a mark [n] of the text comes through the page's script.
  useEffect(() => {
    const ecouter = (e) => {
      const source = props.sources.find((s) => `${props.cle}-${s.n}` === e.detail);
      if (source) ouvrir(source);
    };
    window.addEventListener("ouvrir-source", ecouter);
    return () => window.removeEventListener("ouvrir-source", ecouter);
  }, []);

  // A file comes back in the answer of the action: nothing is written on the server's disk.
  const [etat, setEtat] = useState("");
  const exporter = async (format) => {
    setEtat("Préparation…");
    const retour = await callAction({ name: "exporter", payload: { format } });
    const f = retour?.response;
    if (!f) { setEtat("Le document n'a pas pu être préparé. Réessayez."); return; }
    if (f.texte !== undefined) {
      try { await navigator.clipboard.writeText(f.texte); setEtat("Copié : collez le texte dans votre courriel."); }
      catch { setEtat("La copie est refusée par le navigateur."); }
      return;
    }
    const octets = Uint8Array.from(atob(f.base64), (c) => c.charCodeAt(0));
    const lien = Object.assign(document.createElement("a"), { href: URL.createObjectURL(new Blob([octets], { type: f.mime })), download: f.nom });
    lien.click();
    setTimeout(() => URL.revokeObjectURL(lien.href), 10000);
    setEtat(`Téléchargé : ${f.nom}`);
  };

  // In an emergency, only who to call: neither the date of the law nor an opinion to give.
  // The other sources prove the lines of the comparison: they open from there.
  const citees = props.sources.filter((s) => s.citee);

  return (
    <div className="reponse" data-cle={props.cle}>
      {citees.length > 0 && (
        <details className="sources">
          <summary>Sources ({citees.length})</summary>
          <ol>
            {citees.map((s) => (
              <li key={s.n} value={s.n}>
                <button type="button" onClick={() => ouvrir(s)}>
                  {s.titre}{s.section ? `, ${s.section}` : ""}{s.page ? `, ${s.page}` : ""}
                </button>
              </li>
            ))}
          </ol>
        </details>
      )}
      {props.contacts.length > 0 && (
        <details className="contacts" open={props.contactsOuverts}>
          <summary>À qui parler</summary>
          <ul>
            {props.contacts.map((c) => (
              <li key={c.nom}>
                {c.telephone === c.nom ? <strong><Appel numero={c.telephone} /></strong> : (<>
                  <strong>{c.url ? <a href={c.url} target="_blank" rel="noopener noreferrer">{c.nom}</a> : c.nom}</strong>
                  {c.telephone && <> · <Appel numero={c.telephone} /></>}
                </>)}
                <span className="pour"> {c.pour}</span>
                {c.adresse && <span className="pour"> {c.adresse}</span>}
              </li>
            ))}
          </ul>
        </details>
      )}
      {props.outils.length > 0 && (
        <div className="outils" role="group" aria-label="Que faire de cette réponse">
          {props.outils.includes("simple") && <button type="button" onClick={() => sendUserMessage("Plus simple")}>Plus simple</button>}
          {props.outils.includes("formulaire") && <button type="button" onClick={() => callAction({ name: "formulaire", payload: {} })}>Modifier le profil</button>}
          {props.outils.includes("parcours") && <button type="button" onClick={() => callAction({ name: "parcours", payload: {} })}>Parcours sur un écran</button>}
          {props.outils.includes("exports") && <>
            <button type="button" onClick={() => exporter("docx")}>Synthèse Word</button>
            <button type="button" onClick={() => exporter("pdf")}>Synthèse PDF</button>
            <button type="button" onClick={() => exporter("courriel")}>Copier pour un courriel</button>
          </>}
          {props.outils.includes("calendrier") && <button type="button" onClick={() => exporter("ics")}>Calendrier (.ics)</button>}
          <span role="status">{etat}</span>
        </div>
      )}
      {props.statut !== "urgence" && (<>
      <p className="droit-au" data-date={props.date}>Droit appliqué au <strong>{props.dateTexte}</strong>
        <button type="button" onClick={() => window.dispatchEvent(new CustomEvent("choisir-date"))}>Changer la date</button>
      </p>
      <Avis />
      </>)}
    </div>
  );
}
