// One source, opened at the side: where it comes from, what it says, the words that prove the sentence.
export default function Source() {
  const s = props;
  const lignes = [
    ["Document", s.document && s.document !== s.titre ? s.document : ""],
    ["Section", s.section],
    ["Page", s.page],
    ["Validité", s.validite],
    ["Autorité", s.autorite],
    ["Éditeur", s.editeur],
    ["Texte à jour au", s.etatAu],
    ["Licence", s.licence],
    ["Forme", s.nature],
  ].filter(([, v]) => v);
  return (
    <article className="source" aria-label={`Source ${s.n} : ${s.titre}`}>
      {s.chemin.length > 0 && <p className="source-chemin">{s.chemin.join(" › ")}</p>}
      <h2>{s.titre}</h2>
      <p className="source-texte">
        {s.avant}<mark>{s.marque}</mark>{s.apres}
      </p>
      <dl>
        {lignes.map(([nom, valeur]) => (
          <div key={nom}><dt>{nom}</dt><dd>{valeur}</dd></div>
        ))}
      </dl>
      {s.pdf && <p><a href={s.pdf} target="_blank" rel="noopener noreferrer">Ouvrir le PDF{s.page ? ` à la ${s.page}` : ""} (nouvel onglet)</a></p>}
      {s.url && <p><a href={s.url} target="_blank" rel="noopener noreferrer">Ouvrir le document d'origine (nouvel onglet)</a></p>}
    </article>
  );
}
