// Under each answer: the next question with its buttons, the sources, the people to call, the date of the law.
import { useEffect, useState } from "react";
import { useSetRecoilState } from "recoil";
import { sideViewState } from "@chainlit/react-client";

export default function Reponse() {
  const ouvrirPanneau = useSetRecoilState(sideViewState);
  // Chainlit mounts this again at each new message: what was chosen is remembered outside.
  const choix = (window.choixFaits ??= {});
  const [choisi, setChoisi] = useState(choix[props.cle] ?? null);

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

  const repondre = (texte) => { choix[props.cle] = texte; setChoisi(texte); sendUserMessage(texte); };
  const q = props.question;

  return (
    <div className="reponse" data-cle={props.cle}>
      {q && (
        <div className="question" role="group" aria-label={`Question : ${q.texte}`}>
          {q.pourquoi && <p className="pourquoi">Pourquoi cette question ? {q.pourquoi}</p>}
          {q.sensible && <p className="pourquoi">Vous pouvez ne pas répondre : cette information touche à la santé.</p>}
          <div className="choix">
            {q.reponses.map((texte) => (
              <button key={texte} type="button" disabled={choisi !== null} aria-pressed={choisi === texte}
                onClick={() => repondre(texte)}>{texte}</button>
            ))}
          </div>
        </div>
      )}
      {props.sources.length > 0 && (
        <details className="sources">
          <summary>Sources ({props.sources.length})</summary>
          <ol>
            {props.sources.map((s) => (
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
                <strong>{c.url ? <a href={c.url} target="_blank" rel="noopener noreferrer">{c.nom}</a> : c.nom}</strong>
                {c.telephone && <> · <a href={`tel:${c.telephone.replace(/\s/g, "")}`}>{c.telephone}</a></>}
                <span className="pour"> {c.pour}</span>
                {c.adresse && <span className="pour"> {c.adresse}</span>}
              </li>
            ))}
          </ul>
        </details>
      )}
      <p className="droit-au" data-date={props.date}>Droit appliqué au <strong>{props.dateTexte}</strong>
        <button type="button" onClick={() => window.dispatchEvent(new CustomEvent("choisir-date"))}>Changer la date</button>
      </p>
    </div>
  );
}
