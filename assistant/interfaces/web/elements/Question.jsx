// The next question, right under the words that ask it: few answers are buttons, and « Je ne sais pas » is always one.
import { useState } from "react";

const MONTREES = 5; // beyond, a wall of buttons hides the usual answers: the others come on demand

export default function Question() {
  // Chainlit mounts this again at each new message: what was chosen is remembered outside.
  const choix = (window.choixFaits ??= {});
  const [choisi, setChoisi] = useState(choix[props.cle] ?? null);
  const repondre = (texte) => { choix[props.cle] = texte; setChoisi(texte); sendUserMessage(texte); };
  const q = props.question;
  const [toutes, setToutes] = useState(q.reponses.length <= MONTREES + 2 || choisi !== null);
  const reponses = toutes ? q.reponses : [...q.reponses.slice(0, MONTREES), q.reponses[q.reponses.length - 1]];
  return (
    <div className="question" role="group" aria-label={`Question : ${q.texte}`}>
      {q.rappel && <p><strong>{q.texte}</strong></p>}
      {q.pourquoi && <p className="pourquoi">Pourquoi cette question ? {q.pourquoi}</p>}
      {q.sensible && <p className="pourquoi">Vous pouvez ne pas répondre : cette information touche à la santé.</p>}
      <div className="choix">
        {reponses.map((texte) => (
          <button key={texte} type="button" disabled={choisi !== null} aria-pressed={choisi === texte}
            onClick={() => repondre(texte)}>{texte}</button>
        ))}
        {!toutes && <button type="button" className="autres-reponses" onClick={() => setToutes(true)}>Voir les autres réponses</button>}
      </div>
    </div>
  );
}
