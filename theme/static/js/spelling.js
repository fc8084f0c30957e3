// Words as people type them: as they speak, with typing errors, without vowels, without blanks.

// Words that ask rather than name.
const ASKING = new Set(
  ("cara caranya bagaimana bagaimanakah gimana gmn gmana apa apakah apaan yang yg di ke dari untuk utk mau mo ingin" +
    " pengen pgn saya sy aku gue gw kami kita kalau kalo klo kl jika dong sih ya yah itu ini dan atau dengan dgn pada" +
    " bisa bs nya tentang kapan kpn mana dimana dmn kemana ga gak nggak ngga gk tidak tdk kok aja udah udh sdh sudah" +
    " abis habis brp berapa blm belum belom kek biar supaya agar lagi lg masih jadi jd trus terus pake pakai harus hrs" +
    " perlu ada sama dl dulu deh nih loh lah kan tolong mohon min pak bu kak mas mbak bang info tau tahu" +
    " how to the a an of my where what when in for is are i do get can need want").split(" "),
);

// The words of a text in small letters, without accents; what ends in a mark of its own is two words.
export const wordsOf = (text) =>
  text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().match(/[\p{L}\d]+/gu) ?? [];

// What somebody looks for: single letters never match, and questions do not name anything.
export const namingWords = (query) => {
  const words = wordsOf(query).filter((word) => word.length > 1 || /\d/.test(word));
  const naming = words.filter((word) => !ASKING.has(word));
  return naming.length ? naming : words;
};

// How words are said and written by the way: "dateng", "sampe", "kalo", "ilang", "anak2", "ijin".
const SAID = [
  [/e(?=[^aiueo]$)/, "a"],
  [/e$/, "ai"],
  [/o$/, "au"],
  [/^(?=[aiueo])/, "h"],
  [/2$/, ""],
  [/j/, "z"],
];

// Letters that sound alike or are not heard.
const SOUNDS = [
  [/oe/g, "u"],
  [/dj/g, "j"],
  [/tj|ch/g, "c"],
  [/ph|[fv]/g, "p"],
  [/tion$/, "si"],
  [/c(?=[eiy])/g, "s"],
  [/se$|[zx]|sy/g, "s"],
  [/[cq]|kh/g, "k"],
  [/y|e/g, "i"],
  [/o/g, "u"],
  [/h/g, ""],
  [/(.)\1+/g, "$1"],
];

const replaced = (word, rules) => rules.reduce((rest, [pattern, instead]) => rest.replace(pattern, instead), word);

const soundOf = (word) => replaced(word, SOUNDS);

// Short messages leave vowels out: "bntuan", "sklh".
const skeletonOf = (word) => soundOf(word).replace(/[aiu]/g, "");

// Words as they are spelled, by how they are typed; pairs of them by what they are without the blank.
export class Spelling {
  #words = new Map();
  #joined = new Map();
  #sounds = new Map();
  #skeletons = new Map();
  #roots;
  #common;

  // Lists of words that stand together; words that are right though the site may not have them.
  constructor(phrases, roots, common) {
    this.#roots = roots;
    this.#common = common;
    for (const phrase of phrases) {
      phrase.forEach((word, place) => this.#learn(word, phrase[place + 1]));
    }
  }

  #learn(word, next) {
    this.#words.set(word, (this.#words.get(word) ?? 0) + 1);
    if (next) this.#joined.set(word + next, [word, next]);
    keep(this.#sounds, soundOf(word), word);
    keep(this.#skeletons, skeletonOf(word), word);
  }

  // The words that were meant, and whether they were guessed; the word itself when the site has it,
  // or nothing is like it.
  correct(word) {
    if (this.#roots.known(word) || this.#common.has(word) || word.length < 3) return { words: [word] };
    const parts = this.#joined.get(word) ?? word.match(/^(\d+)(\p{L}+)$/u)?.slice(1);
    if (parts) return { words: parts };
    const said = SAID.map(([pattern, instead]) => word.replace(pattern, instead));
    const meant = said.find((each) => this.#roots.known(each));
    if (meant) return { words: [meant] };
    if (/\d/.test(word)) return { words: [word] };
    const guess = this.#guess(word);
    return { words: guess ?? [word], isGuess: Boolean(guess) };
  }

  #guess(word) {
    const near = this.#sounds.get(soundOf(word)) ?? this.#nearest(word, [...this.#words.keys()]);
    if (near) return [near];
    const joined = word.length > 7 && this.#nearest(word, [...this.#joined.keys()]);
    if (joined) return this.#joined.get(joined);
    const full = this.#skeletons.get(skeletonOf(word));
    return full && isWithin(word, full) ? [full] : undefined;
  }

  // The commonest of the words that differ by one slip; none when the word begins a longer one.
  #nearest(word, others) {
    const begun = others.find((other) => other.startsWith(word));
    if (word.length < 4 || begun?.length > word.length + 1) return undefined;
    const near = others.filter((other) => other.length > 3 && isNear(word, other));
    const often = (other) => this.#words.get(other) ?? 0;
    return near.sort((one, other) => often(other) - often(one))[0];
  }
}

// Remembers the first word; short forms stand for too many.
const keep = (known, form, word) => {
  if (form.length > 2 && !known.has(form)) known.set(form, word);
};

// Whether a word is another one with letters left out.
const isWithin = (word, whole) => {
  let at = 0;
  for (const letter of whole) if (letter === word[at]) at += 1;
  return at === word.length;
};

const KEYS = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];
const VOWELS = "aiueo";

// Whether one letter is typed or written for another.
const isSlip = (one, other) => {
  if (soundOf(one) === soundOf(other) || (VOWELS.includes(one) && VOWELS.includes(other))) return true;
  const [[row, place], [otherRow, otherPlace]] = [one, other].map((letter) => {
    const at = KEYS.findIndex((keys) => keys.includes(letter));
    return [at, KEYS[at]?.indexOf(letter)];
  });
  return Math.abs(row - otherRow) < 2 && Math.abs(place - otherPlace) < 2;
};

// Whether two words differ by one letter, or by two that changed places; long ones by two slips
// as long as they begin alike.
const isNear = (one, other) => {
  if (Math.abs(one.length - other.length) > 1) return false;
  let [start, left, right] = [0, one.length, other.length];
  while (start < left && one[start] === other[start]) start += 1;
  while (left > start && right > start && one[left - 1] === other[right - 1]) {
    left -= 1;
    right -= 1;
  }
  const [a, b] = [one.slice(start, left), other.slice(start, right)];
  // Another letter makes another word, but for one that sounds alike or lies beside it: "umur" is no "umum".
  if (a.length === 1 && b.length === 1) return one.length > 4 && start > 0 && isSlip(a, b);
  // Nobody mistypes how a short word begins: "bapak" is no "lapak".
  if (!start && one.length < 7) return false;
  if (a.length === 2 && a === `${b[1]}${b[0]}`) return true;
  if (a.length < 2 && b.length < 2) return true;
  return one.length > 7 && start > 1 && a.length < 4 && skeletonOf(one) === skeletonOf(other);
};
