// Finds pages by what they are called: titles, keywords, topics and service boxes outweigh what is
// said in passing, which is left to the search program.
import { Spelling, namingWords, stemOf, wordsOf } from "./spelling.js";

// What a word counts by the place where it stands.
const WEIGHTS = { title: 10, keywords: 8, topic: 4, also: 4, summary: 4 };
const FIELDS = Object.entries(WEIGHTS);
const LARGEST = 10;
// What a hit counts that has another word of the same meaning, or one that only begins alike.
const SYNONYM = 0.85;
const BEGINNING = 0.6;
const ALONE = 0.95;
// What counts besides the words themselves: that all are there, and that little else is.
const WHOLE = 0.6;
const PLAIN = 0.12;
const FULL_TITLE = 0.4;
// Words of the longest phrase with a synonym, and other words that are told.
const LONGEST = 6;
const MOST_TOLD = 3;
const EXACT = 9;

const stemmed = (words) => ` ${words.map(stemOf).join(" ")} `;

export class Names {
  #entries;
  #spelling;
  #phrases = new Map();
  #code;

  // Entries of pages, groups of words of one meaning, what stands before numbers in codes.
  constructor(entries, groups, code) {
    this.#code = code.toLowerCase();
    this.#entries = entries.map((entry) => ({ entry, fields: readFields(entry) }));
    for (const group of groups) {
      const phrases = group.map((text) => stemmed(wordsOf(text)));
      phrases.forEach((phrase) => {
        const known = this.#phrases.get(phrase) ?? { phrases: [], texts: [] };
        this.#phrases.set(phrase, {
          phrases: [...known.phrases, ...phrases],
          texts: [...known.texts, ...group],
        });
      });
    }
    const texts = entries.flatMap((entry) => FIELDS.map(([name]) => entry[name] ?? ""));
    this.#spelling = new Spelling([...texts, ...groups.flat()].map(wordsOf));
  }

  // The hits as entries with a score from 0 to 1, best first; the words that were meant; others
  // that were looked for besides.
  find(query, filters) {
    const typed = namingWords(query);
    const words = typed.flatMap((word) => this.#spelling.correct(word));
    const concepts = this.#conceptsOf(words);
    const number = numberOf(query, this.#code);
    const pool = this.#entries.filter(({ entry }) => matches(entry, filters));
    const hits = score(pool, concepts);
    for (const hit of hits) if (number && hit.entry.number === number) hit.score = EXACT;
    const slips = words.filter((word) => !typed.includes(word));
    const others = concepts.flatMap(({ texts }) => texts.slice(0, MOST_TOLD));
    return {
      hits: hits.filter((hit) => hit.score > 0).sort((one, other) => other.score - one.score),
      meant: words.join(" "),
      also: slips.length ? [words.join(" "), ...others] : others,
    };
  }

  // The longest phrases with a synonym first, then single words.
  #conceptsOf(words) {
    const concepts = [];
    for (let at = 0; at < words.length; ) {
      let length = Math.min(LONGEST, words.length - at);
      const phrase = () => stemmed(words.slice(at, at + length));
      while (length > 1 && !this.#phrases.has(phrase())) length -= 1;
      const known = this.#phrases.get(phrase());
      const typed = words.slice(at, at + length).join(" ");
      concepts.push({
        own: phrase(),
        others: known?.phrases ?? [],
        texts: (known?.texts ?? []).filter((text) => wordsOf(text).join(" ") !== typed),
      });
      at += length;
    }
    return concepts;
  }
}

const readFields = (entry) =>
  FIELDS.map(([name, weight]) => ({ weight, text: stemmed(wordsOf(entry[name] ?? "")) }));

const matches = (entry, filters) =>
  Object.entries(filters).every(([name, value]) => entry[name] === value);

// How well a concept is met, from 0 to 1.
const gain = (fields, { own, others }) => {
  let best = 0;
  for (const { weight, text } of fields) {
    const share = weight / LARGEST;
    if (share <= best || text.length < 3) continue;
    if (text.includes(own)) best = share;
    else best = Math.max(best, share * likeness(others, text));
    if (best > share * BEGINNING) continue;
    if (own.length > 4 && text.includes(own.slice(0, -1))) best = Math.max(best, share * BEGINNING);
  }
  return best;
};

// What another word of the same meaning counts; several words are less likely there by chance.
const likeness = (others, text) => {
  const met = others.filter((phrase) => text.includes(phrase));
  if (!met.length) return 0;
  return met.some((phrase) => phrase.trim().includes(" ")) ? SYNONYM : SYNONYM * ALONE;
};

// Rare words count more than those that stand everywhere.
const score = (pool, concepts) => {
  const gains = pool.map(({ fields }) => concepts.map((concept) => gain(fields, concept)));
  const weights = concepts.map((_, place) => {
    const count = gains.filter((row) => row[place]).length;
    return count ? Math.log(1 + pool.length / count) : 0;
  });
  const most = weights.reduce((sum, weight) => sum + weight, 0) || 1;
  return pool.map(({ entry, fields }, row) => {
    const met = concepts.map((_, place) => gains[row][place]);
    const sum = met.reduce((all, value, place) => all + value * weights[place], 0) / most;
    const share = met.reduce((all, value, place) => all + (value ? weights[place] : 0), 0) / most;
    const whole = sum * (1 - WHOLE + WHOLE * share * share);
    return { entry, score: sum && whole + plainness(fields[0].text, concepts) };
  });
};

// What a title counts of which much is looked for, or nothing else.
const plainness = (title, concepts) => {
  const length = (text) => text.trim().split(" ").length;
  const met = concepts.filter(({ own }) => title.includes(own));
  const share = met.reduce((sum, { own }) => sum + length(own), 0) / length(title);
  return share < 1 ? share * PLAIN : FULL_TITLE;
};

// The number of the episode that somebody asks for: "SIMPATRI-003", "episode 3", "003".
const numberOf = (query, code) => {
  const [, before, number] = /^\s*([^\d]*?)[\s.#-]*0*(\d+)\s*$/u.exec(query) ?? [];
  const known = ["", "episode", "eps", "ep", "no", "nomor", code];
  return known.includes(before?.toLowerCase()) ? number : undefined;
};
