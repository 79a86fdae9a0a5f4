// Learns and answers with nlp.js (Dutch), as it comes: its tokenizer, stemmer and neural classifier.
//
//   node peer.mjs leer     werk.json model.json   werk: {"leer": [{"tekst", "voornemen"}], "rondes"?}
//   node peer.mjs antwoord werk.json model.json   werk: {"proef": ["tekst", …], "uit": "pad"}
//
// Every command prints one line of JSON. Started by __main__.py, which knows the corpus and the intents.
import { readFileSync, writeFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { LangNl } from "@nlpjs/lang-nl";
import { Nlp } from "@nlpjs/nlp";

function maak(rondes) {
  const nlp = new Nlp({ languages: ["nl"], autoSave: false, autoLoad: false });
  nlp.container.use(LangNl);
  // Of the defaults only the log is changed, and the bound on the epochs when one is given.
  nlp.nluManager.settings.log = false;
  if (rondes) nlp.nluManager.domainManagers.nl.addDomain("master_domain").settings.iterations = rondes;
  return nlp;
}

async function leer(werk, model) {
  const nlp = maak(werk.rondes);
  const begin = performance.now();
  for (const { tekst, voornemen } of werk.leer) nlp.addDocument("nl", tekst, voornemen);
  const [uitkomst] = await nlp.train();
  const duur = (performance.now() - begin) / 1000;
  writeFileSync(model, nlp.export());
  return { leertijd_s: duur, rondes: Object.values(uitkomst)[0].iterations };
}

async function antwoord(werk, model) {
  const nlp = maak();
  nlp.import(readFileSync(model, "utf8"));
  await nlp.process("nl", "hallo"); // the first one also sets things up
  const regels = [];
  for (const tekst of werk.proef) {
    const begin = performance.now();
    const { classifications } = await nlp.process("nl", tekst);
    const ms = performance.now() - begin;
    const kansen = Object.fromEntries(classifications.map(({ intent, score }) => [intent, score]));
    regels.push(JSON.stringify({ kansen, ms }));
  }
  writeFileSync(werk.uit, regels.join("\n") + "\n");
  return { geheugen_mb: process.memoryUsage().rss / 2 ** 20 };
}

const [opdracht, werkpad, modelpad] = process.argv.slice(2);
const doe = { leer, antwoord }[opdracht];
if (!doe || !modelpad) {
  console.error("Gebruik: node peer.mjs leer|antwoord werk.json model.json");
  process.exit(2);
}
console.log(JSON.stringify(await doe(JSON.parse(readFileSync(werkpad, "utf8")), modelpad)));
