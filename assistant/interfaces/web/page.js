// What Chainlit does not do by itself: French names for its buttons, a live region, marks that open their source.
(() => {
  "use strict";
  document.documentElement.lang = "fr";

  const NOMS = {
    "#new-chat-button": "Nouvelle discussion",
    "#theme-toggle": "Changer de thème",
    "#chat-submit": "Envoyer le message",
    "#stop-button": "Arrêter la réponse",
    "#chat-profiles": "Vous êtes",
    "#chat-input": "Votre message",
    "#sidebar-trigger-button": "Afficher ou masquer vos discussions",
    "#user-nav-button": "Votre compte",
    "#search-chats-button": "Chercher dans vos discussions",
    "#side-view-title button": "Fermer la source",
    "[data-panel-resize-handle-id]": "Redimensionner le panneau",
  };
  const ICONES = { copy: "Copier la réponse", check: "Réponse copiée", "arrow-down": "Aller au dernier message", "arrow-left": "Fermer la source", x: "Fermer" };
  // English that Chainlit writes itself, word for word.
  const MOTS = new Map([
    ["Close", "Fermer"], ["Toggle theme", "Changer de thème"], ["Toggle Sidebar", "Afficher ou masquer la liste"],
    ["Task manually stopped.", "J'ai arrêté la réponse."], ["Previous", "Précédent"], ["Next", "Suivant"], ["Tasks", "Tâches"],
    ["Select profile", "Choisir"], ["Error", "Erreur"], ["Output", "Résultat"], ["Loading...", "Chargement…"],
    ["An error occurred while loading the content", "Le contenu n'a pas pu être chargé."],
    ["Unauthorized: credentialssignin", "Nom ou mot de passe refusé. Vérifiez les deux."], ["Unauthorized", "Connexion refusée."],
    ["Pick a date", "Choisir une date"], ["Copy to clipboard", "Copier"], ["Scroll to bottom", "Aller en bas"],
  ]);

  const nommer = (racine) => {
    for (const [selecteur, nom] of Object.entries(NOMS)) {
      for (const el of racine.querySelectorAll(selecteur)) {
        if (el.getAttribute("aria-label") !== nom) el.setAttribute("aria-label", nom);
      }
    }
    for (const img of racine.querySelectorAll("img")) {
      // Chainlit's images are ornaments: the name beside them says it all.
      if (img.alt !== "" || !img.hasAttribute("alt")) img.alt = "";
    }
    for (const a of racine.querySelectorAll('a[href^="#source-"]:not([role])')) {
      const n = a.getAttribute("href").split("-").pop();
      a.setAttribute("role", "button");
      a.setAttribute("aria-label", `Ouvrir la source ${n}`);
      a.removeAttribute("target");
    }
    for (const a of racine.querySelectorAll('a[href^="#consentement-"]')) {
      a.removeAttribute("target");
      a.setAttribute("role", "button");
      const choisi = String(a.getAttribute("href").endsWith("oui") === accord);
      if (a.getAttribute("aria-pressed") !== choisi) a.setAttribute("aria-pressed", choisi);
    }
    for (const a of racine.querySelectorAll('a[target="_blank"]')) a.rel = "noopener noreferrer";
    for (const el of racine.querySelectorAll('[role="article"]')) el.removeAttribute("role");
    for (const b of racine.querySelectorAll("#root button:not([aria-label])")) {
      if (b.innerText.trim()) continue;
      const icone = Object.keys(ICONES).find((nom) => b.querySelector(`.lucide-${nom}`));
      b.setAttribute("aria-label", ICONES[icone] ?? "Bouton");
    }
    for (const el of racine.querySelectorAll("[data-resize-handle][aria-controls]")) {
      if (!document.getElementById(el.getAttribute("aria-controls"))) el.removeAttribute("aria-controls");
    }
    const bandeau = racine.querySelector("#header");
    const dedans = racine.querySelector("main"); // there with accounts, around the header and the talk
    if (bandeau && !bandeau.querySelector("h1")) {
      if (!dedans) bandeau.setAttribute("role", "banner");
      bandeau.firstElementChild?.append(Object.assign(document.createElement("h1"), { className: "annonce", textContent: document.title }));
    }
    const principal = racine.querySelector("[data-panel]");
    if (principal && !dedans && !principal.hasAttribute("role")) principal.setAttribute("role", "main");
    for (const el of racine.querySelectorAll("#thread-options:not([role])")) {
      el.setAttribute("role", "button");
      el.setAttribute("aria-label", "Options de cette discussion");
      el.tabIndex = 0;
    }
    // The line of a kept talk is a button around that menu: as a link, it may hold it.
    for (const b of racine.querySelectorAll('button[data-sidebar="menu-button"]:not([role])')) {
      b.setAttribute("role", "link");
      if (b.closest("a")) b.tabIndex = -1; // the link around it is reached already
    }
    for (const el of racine.querySelectorAll("li[data-sonner-toast][role]")) el.removeAttribute("role");
    const liste = racine.querySelector('[data-sidebar="sidebar"]:not([role])');
    if (liste) { liste.setAttribute("role", "navigation"); liste.setAttribute("aria-label", "Vos discussions"); }
    const connexion = racine.querySelector("form:has(#password)");
    if (connexion && !connexion.closest("[role=main]")) connexion.parentElement.setAttribute("role", "main");
    if (evitement.hidden !== !!connexion) evitement.hidden = !!connexion;
    for (const ul of racine.querySelectorAll('ul[data-sidebar="menu"]:not([role])')) {
      if ([...ul.children].some((enfant) => enfant.tagName !== "LI")) ul.setAttribute("role", "presentation");
    }
    // Behind a menu or a dialog the page is hidden: nothing of it may take the focus.
    evitement.tabIndex = evitement.hasAttribute("aria-hidden") ? -1 : 0;
    const tiroir = racine.querySelector('[role="dialog"][data-sidebar]:not([aria-label])');
    if (tiroir) { tiroir.removeAttribute("aria-labelledby"); tiroir.setAttribute("aria-label", "Vos discussions"); }
    const boite = racine.querySelector('[role="dialog"]:has(#side-view-content)');
    if (boite && !boite.hasAttribute("aria-label")) boite.setAttribute("aria-label", "Source");
  };

  const traduire = (racine) => {
    const marche = document.createTreeWalker(racine, NodeFilter.SHOW_TEXT);
    for (let n = marche.nextNode(); n; n = marche.nextNode()) {
      const mot = MOTS.get(n.nodeValue.trim());
      if (mot && !n.parentElement?.closest('[data-step-type="user_message"]')) n.nodeValue = mot;
    }
  };

  // One live region, told each answer once, when it is whole.
  const annonce = Object.assign(document.createElement("div"), { className: "annonce" });
  annonce.setAttribute("role", "status");
  annonce.setAttribute("aria-live", "polite");
  const dites = new Set();
  // Only the talk itself is scrolled: scrollIntoView would also move boxes that nobody can scroll back.
  const montrer = (message) => {
    let boite = message.parentElement;
    while (boite && !(boite.scrollHeight > boite.clientHeight && /auto|scroll/.test(getComputedStyle(boite).overflowY))) boite = boite.parentElement;
    boite?.scrollBy({ top: message.getBoundingClientRect().top - boite.getBoundingClientRect().top - 16, behavior: "smooth" });
  };
  const annoncer = () => {
    const messages = document.querySelectorAll('[data-step-type="assistant_message"] .message-content');
    const dernier = messages[messages.length - 1];
    const id = dernier?.closest('[id^="step-"]')?.id;
    const texte = dernier?.querySelector(".prose")?.innerText.replace(/\[\d+\]/g, "").trim();
    if (!id || !texte || dites.has(id)) return;
    dites.add(id);
    annonce.textContent = `Réponse de l'assistant. ${texte}`;
    // After a message Chainlit scrolls by itself; after a button of an answer, nothing would show that there is a new one.
    const pas = [...document.querySelectorAll("[data-step-type]")].filter((p) => p.dataset.stepType.endsWith("_message"));
    const rang = pas.findIndex((p) => p.contains(dernier));
    if (rang > 0 && pas[rang - 1].dataset.stepType === "assistant_message") setTimeout(() => montrer(pas[rang]), 400); // once its elements are drawn
  };

  const evitement = Object.assign(document.createElement("a"), { className: "evitement", href: "#chat-input", textContent: "Aller à la saisie" });
  evitement.addEventListener("click", (e) => { e.preventDefault(); document.getElementById("chat-input")?.focus(); });

  // The consent to an outside model, asked on the welcome screen. Nothing is sent to it until « Oui ».
  let accord = false;
  document.addEventListener("click", (e) => {
    const choix = e.target.closest?.('a[href^="#consentement-"]');
    if (!choix) return;
    e.preventDefault();
    e.stopPropagation();
    accord = choix.getAttribute("href").endsWith("oui");
    window.postMessage({ genre: "consentement", accord }, location.origin);
    annonce.textContent = accord ? "Accord noté." : "Refus noté : rien n'est envoyé au modèle externe.";
    bientot();
  }, true);

  document.addEventListener("click", (e) => {
    const marque = e.target.closest?.('a[href^="#source-"]');
    if (!marque) return;
    e.preventDefault();
    e.stopPropagation();
    retour = marque;
    window.dispatchEvent(new CustomEvent("ouvrir-source", { detail: marque.getAttribute("href").slice("#source-".length) }));
  }, true);
  document.addEventListener("keydown", (e) => {
    const marque = e.key === " " && e.target.closest?.('a[href^="#source-"], a[href^="#consentement-"]');
    if (marque) { e.preventDefault(); marque.click(); }
    if (e.key === "Escape" && document.querySelector("aside #side-view-content")) document.querySelector("#side-view-title button")?.click();
  });
  // The date of the law, always in the header, day first whatever the language of the browser. The server hears it as a window message.
  const enFrancais = (iso) => iso.split("-").reverse().join("/");
  const enIso = (mots) => {
    const [, j, m, a] = /^\s*(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})\s*$/.exec(mots) ?? [];
    return a ? `${a}-${m.padStart(2, "0")}-${j.padStart(2, "0")}` : mots.trim();
  };
  const aujourdhui = () => new Date(Date.now() - new Date().getTimezoneOffset() * 60000).toISOString().slice(0, 10);
  const droit = document.createElement("form");
  droit.className = "droit";
  droit.innerHTML = '<label for="droit-date">Droit au</label> <input id="droit-date" inputmode="numeric" autocomplete="off" maxlength="12" placeholder="jj/mm/aaaa">'
    + '<span class="agenda"><button type="button" aria-label="Choisir la date du droit dans un calendrier">▾</button>'
    + '<input type="date" tabindex="-1" aria-hidden="true" min="2019-01-01" max="2035-12-31"></span>';
  const [champ, agenda] = droit.querySelectorAll("input");
  let appliquee = aujourdhui();
  const poserDate = (iso) => { appliquee = iso; champ.value = enFrancais(iso); agenda.value = iso; };
  poserDate(appliquee);
  // The server refuses in words a date that is none, or one out of its bounds.
  const envoyerDate = () => {
    const iso = enIso(champ.value);
    if (iso && iso !== appliquee) window.postMessage({ genre: "date-du-droit", date: iso }, location.origin);
    if (/^\d{4}-\d\d-\d\d$/.test(iso)) poserDate(iso); else champ.value = enFrancais(appliquee);
  };
  droit.addEventListener("submit", (e) => { e.preventDefault(); envoyerDate(); });
  champ.addEventListener("blur", envoyerDate);
  champ.addEventListener("keydown", (e) => { if (e.key === "Enter") { e.preventDefault(); envoyerDate(); } });
  droit.querySelector("button").addEventListener("click", () => agenda.showPicker?.());
  agenda.addEventListener("change", () => { if (agenda.value) { champ.value = enFrancais(agenda.value); envoyerDate(); } });
  // A talk just opened under messages still shown: the server has forgotten them (cut too long, or restarted), and says so.
  window.addEventListener("message", (e) => {
    if (e.origin !== location.origin || e.data?.genre !== "ouverture") return;
    // Those of this very moment: what is said next belongs to the new talk, and « new talk » is about to wipe the others.
    const deja = [...document.querySelectorAll('[data-step-type="user_message"]')];
    setTimeout(() => { if (deja.some((m) => m.isConnected)) window.postMessage({ genre: "oubli" }, location.origin); }, 1000);
  });
  window.addEventListener("choisir-date", () => { champ.focus(); champ.select(); });
  let lue = "";
  const placerDate = () => {
    const barre = document.querySelector("#header > div:last-child");
    if (barre && droit.parentElement !== barre) barre.prepend(droit);
    const dites = document.querySelectorAll(".droit-au[data-date]");
    const derniere = dites[dites.length - 1]?.dataset.date ?? "";
    if (derniere && derniere !== lue && document.activeElement !== champ) { lue = derniere; poserDate(derniere); }
  };

  // The panel takes the focus when it opens, and gives it back to what opened it.
  let retour = null;
  let ouvert = false;
  const suivrePanneau = () => {
    const panneau = document.getElementById("side-view-content");
    if (panneau && !ouvert) { ouvert = true; document.querySelector("aside #side-view-title button")?.focus(); }
    if (!panneau && ouvert) {
      ouvert = false;
      const rendre = retour;
      retour = null;
      setTimeout(() => rendre?.focus?.(), 0); // on a narrow screen the panel is a dialog, which moves the focus last
    }
  };

  // With accounts: the first reading of the list gives the talk its own address, and Chainlit then draws the page anew,
  // which shuts a list just opened on a narrow screen and loses the focus. It is opened again, and takes the focus.
  let demande = null;
  document.addEventListener("click", (e) => {
    if (e.target.closest?.("#header #sidebar-trigger-button")) demande = { adresse: location.pathname, avant: Date.now() + 5000 };
  }, true);
  const suivreListe = () => {
    if (!demande || Date.now() > demande.avant) { demande = null; return; }
    const bouton = document.querySelector("#header #sidebar-trigger-button");
    const liste = document.querySelector('[role="dialog"] [data-sidebar], [data-state="expanded"] [data-sidebar="sidebar"]');
    if (liste && document.activeElement === document.body) liste.querySelector("#sidebar-trigger-button")?.focus();
    if (liste || !bouton || location.pathname === demande.adresse) return;
    demande = null;
    // Just drawn, the page does not know yet that it is narrow.
    setTimeout(() => document.querySelector("#header #sidebar-trigger-button")?.click(), 200);
  };

  let prevu = false;
  const passer = () => { prevu = false; suivreListe(); nommer(document); traduire(document.body); annoncer(); suivrePanneau(); placerDate(); };
  const bientot = () => { if (!prevu) { prevu = true; requestAnimationFrame(passer); } };
  const demarrer = () => {
    document.body.prepend(evitement);
    document.body.append(annonce);
    new MutationObserver(bientot).observe(document.body, { childList: true, subtree: true, characterData: true });
    new MutationObserver(bientot).observe(evitement, { attributes: true, attributeFilter: ["aria-hidden"] });
    passer();
  };
  if (document.body) demarrer(); else document.addEventListener("DOMContentLoaded", demarrer);
})();
