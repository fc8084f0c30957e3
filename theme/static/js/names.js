// Ranks pages by what they are called: titles, keywords, topics and service boxes outweigh what is
// said in passing, which the search program finds.
import { Roots } from "./roots.js";
import { Spelling, namingWords, wordsOf } from "./spelling.js";

// What a word counts by the place where it stands, at most 1; in the text of a page it counts less.
const WEIGHTS = { title: 1, keywords: 0.8, topic: 0.4, also: 0.4, summary: 0.4 };
const FIELDS = Object.entries(WEIGHTS);
const TEXT = 0.35;
// What a hit counts that has another form of the word, another of the same meaning, or one that only
// begins alike.
const FORM = 0.9;
const SYNONYM = 0.85;
const BEGINNING = 0.6;
const ALONE = 0.95;
// What a word counts that was guessed, and one that says what is done with a thing, or stands anywhere.
const GUESSED = 0.7;
const COMMON = 0.4;
const COMMON_WORDS = new Set(
  ("bikin buat membuat urus mengurus ngurus sendiri daftar bayar cek periksa lapor ganti cetak minta cari ambil pasang" +
  " beli jual kirim pinjam sewa tambah ubah pakai ikut syarat biaya jadwal jam gratis online berkas surat" +
  " orang warga anak ibu bapak rumah kota kantor kelurahan kecamatan pemerintah negara umum luar dalam depan dekat" +
  " sebelah kena nama lama baru lain hari bulan tahun suami istri kakak adik kakek nenek cucu mertua saudara teman" +
  " tetangga keluarga").split(" "),
);
// What counts besides the words themselves: that all are there, and that little else is.
const WHOLE = 0.6;
const PLAIN = 0.12;
const FULL_TITLE = 0.4;
// Who types a sentence as it was said means that sentence.
const SAID = 0.5;
const SHORTEST_SENTENCE = 3;
// Words of the longest phrase with a synonym, and other words that are told.
const LONGEST = 6;
const MOST_TOLD = 4;
const TOLD_OF_ONE = 2;
const EXACT = 9;

export class Names {
  #entries;
  #roots;
  #spelling;
  #common;
  #phrases = new Map();
  #code;

  // Entries of pages, groups of words of one meaning, what stands before numbers in codes.
  constructor(entries, groups, code) {
    this.#code = code.toLowerCase();
    const texts = entries.flatMap((entry) => FIELDS.map(([name]) => entry[name] ?? ""));
    const phrases = [...texts, ...groups.flat()].map(wordsOf);
    this.#roots = new Roots(phrases.flat());
    this.#spelling = new Spelling(phrases, this.#roots, COMMON_WORDS);
    this.#common = this.#rooted([...COMMON_WORDS]);
    this.#entries = entries.map((entry) => ({ entry, fields: this.#fieldsOf(entry) }));
    for (const group of groups) this.#learn(group);
  }

  #rooted(words) {
    return spaced(words.map((word) => this.#roots.of(word)));
  }

  #fieldsOf(entry) {
    return FIELDS.filter(([name]) => entry[name]).map(([name, share]) => {
      const words = wordsOf(entry[name]);
      return { share, exact: spaced(words), text: this.#rooted(words) };
    });
  }

  #learn(group) {
    const phrases = group.map((text) => this.#rooted(wordsOf(text)));
    for (const phrase of phrases) {
      const known = this.#phrases.get(phrase) ?? { phrases: [], texts: [] };
      this.#phrases.set(phrase, {
        phrases: [...known.phrases, ...phrases],
        texts: [...known.texts, ...group],
      });
    }
  }

  // What somebody means: its parts, each a word or a phrase; the words; others that are looked for
  // besides.
  read(query) {
    const sentence = wordsOf(query).length < SHORTEST_SENTENCE ? "" : query.toLowerCase();
    const naming = namingWords(query);
    const corrected = naming.map((word) => this.#spelling.correct(word));
    const words = corrected.flatMap((each) => each.words);
    // What was typed where a word is a guess: texts may have it.
    const guesses = new Map();
    corrected.forEach(({ words: meant, isGuess }, place) => {
      if (isGuess) for (const word of meant) guesses.set(word, naming[place]);
    });
    const concepts = this.#conceptsOf(words, guesses);
    const meant = words.join(" ");
    const others = concepts.flatMap(({ texts }) => texts.slice(0, TOLD_OF_ONE)).slice(0, MOST_TOLD);
    const isSlip = words.some((word) => !wordsOf(query).includes(word));
    const also = isSlip ? [meant, ...others] : others;
    return { concepts, meant, also, sentence, number: numberOf(query, this.#code) };
  }

  // The longest phrases with a synonym first, then single words; what is said twice counts once.
  #conceptsOf(words, guesses) {
    const concepts = [];
    for (let at = 0; at < words.length; ) {
      let length = Math.min(LONGEST, words.length - at);
      while (length > 1 && !this.#phrases.has(this.#rooted(words.slice(at, at + length)))) length -= 1;
      const concept = this.#conceptOf(words.slice(at, at + length), guesses);
      at += length;
      if (concepts.some(({ own, others }) => own === concept.own || others.includes(concept.own))) continue;
      concepts.push({ ...concept, isLast: at === words.length });
    }
    return concepts;
  }

  #conceptOf(words, guesses) {
    const own = this.#rooted(words);
    const typed = words.join(" ");
    const { phrases: others, texts } = this.#phrases.get(own) ?? { phrases: [], texts: [] };
    const replaced = words.filter((word) => guesses.has(word)).map((word) => guesses.get(word));
    return {
      exact: spaced(words),
      own,
      others,
      texts: texts.filter((text) => wordsOf(text).join(" ") !== typed),
      // What the search program is asked for, and what a text must have then.
      asked: [typed, ...replaced],
      forms: [typed, own.trim(), ...replaced, ...texts.map((text) => ` ${text.toLowerCase()} `)],
      worth: (replaced.length ? GUESSED : 1) * (this.#common.includes(own) ? COMMON : 1),
    };
  }

  // The pages, best first: entries that have a name for something, and what was read of texts. Those
  // are by address, with what each part counts there and whether the query is said word by word.
  rank({ concepts, number }, texts, filters) {
    const pool = this.#entries.filter(({ entry }) => matches(entry, filters));
    const known = new Set(pool.map(({ entry }) => entry.url));
    for (const url of texts.keys()) if (!known.has(url)) pool.push({ entry: { url }, fields: [] });
    const rows = pool.map(({ entry, fields }) => {
      const text = texts.get(entry.url);
      const gains = concepts.map((concept, place) =>
        Math.max(gain(fields, concept), TEXT * (text?.gains[place] ?? 0)),
      );
      return { entry, fields, text, gains };
    });
    const weights = weigh(rows, concepts);
    return rows
      .map((row) => ({ ...row, score: number && row.entry.number === number ? EXACT : score(row, weights, concepts) }))
      .filter((row) => row.score > 0)
      .sort((one, other) => other.score - one.score);
  }
}

const spaced = (words) => ` ${words.join(" ")} `;

const matches = (entry, filters) =>
  Object.entries(filters).every(([name, value]) => entry[name] === value);

// How well a concept is met, from 0 to 1; only the last word may still be half typed.
const gain = (fields, { exact, own, others, isLast }) => {
  let best = 0;
  for (const { share, exact: typed, text } of fields) {
    if (share <= best) continue;
    if (typed.includes(exact)) best = share;
    else if (text.includes(own)) best = Math.max(best, share * FORM);
    else best = Math.max(best, share * likeness(others, text));
    if (isLast && own.length > 4 && text.includes(own.slice(0, -1))) best = Math.max(best, share * BEGINNING);
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
const weigh = (rows, concepts) =>
  concepts.map(({ worth }, place) => {
    const count = rows.filter(({ gains }) => gains[place]).length;
    return count ? worth * Math.log(1 + rows.length / count) : 0;
  });

const score = ({ fields, text, gains }, weights, concepts) => {
  const most = weights.reduce((sum, weight) => sum + weight, 0) || 1;
  const sum = gains.reduce((all, value, place) => all + value * weights[place], 0) / most;
  const share = gains.reduce((all, value, place) => all + (value ? weights[place] : 0), 0) / most;
  if (!sum) return 0;
  const whole = sum * (1 - WHOLE + WHOLE * share * share);
  return whole + (fields.length ? plainness(fields[0].text, concepts) : 0) + (text?.isSaid ? SAID : 0);
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
