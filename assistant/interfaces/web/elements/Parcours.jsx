// The path of a person on one screen: five stages, one under the other.
export default function Parcours() {
  return (
    <section className="parcours" aria-label="Parcours de la personne">
      <h2>Le parcours, sur un écran</h2>
      <ol>
        {props.etapes.map((e) => (
          <li key={e.titre}>
            <h3>{e.titre}</h3>
            {e.lignes.length === 0 && e.vide && <p className="preuve">{e.vide}</p>}
            {e.lignes.length > 0 && <ul>{e.lignes.map((l, i) => <li key={i}>{l.texte}{l.note && <span className="preuve"> · {l.note}</span>}</li>)}</ul>}
            {e.reste > 0 && <p className="preuve">et {e.reste} de plus, dans la synthèse</p>}
          </li>
        ))}
      </ol>
      <p className="legende">« Possible » ne veut pas dire accordé : la commission ou le financeur décide. Droit appliqué au {props.date}.</p>
    </section>
  );
}
