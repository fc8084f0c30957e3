// Words as people type them: without endings, with typing errors, without vowels, without blanks.

// Words that ask rather than name.
const ASKING = new Set(
  ("cara caranya bagaimana bagaimanakah gimana gmn apa apakah apaan yang yg di ke dari untuk utk mau ingin pengen" +
    " saya aku kami kita kalau kalo klo kl jika dong sih ya itu ini dan atau dengan dgn pada bisa nya tentang" +
    " kapan mana dimana kemana ga gak nggak ngga kok aja udah udh sdh sudah abis habis brp berapa blm belum kek" +
    " bikin buat membuat ngurus urus mengurus sendiri how to the a an of my where what when in for is are i do get can").split(" "),
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

const cut = (word, pattern, instead = "") => {
  const rest = word.replace(pattern, instead);
  return rest.length > 3 ? rest : word;
};

// The word without what Indonesian puts before and after it: "pengurusan" and "mengurus" are "urus".
export const stemOf = (word) => {
  if (/\d/.test(word)) return word.replace(/^0+(?=\d)/, "");
  let stem = cut(cut(word, /(?:nya|lah|kah)$/), /(?:kan|an|i)$/);
  stem = cut(stem, /^(?:di|ke|se)(?=[^aiueo]|[aiueo][^aiueo])/);
  stem = cut(stem, /^[mp]eny/, "s");
  stem = cut(stem, /^[mp]e(?:ng|m(?=[bfp])|n(?=[cdjzt]))/);
  return cut(stem, /^(?:ber|ter|per|mem|me|pe)/);
};

// Words as they are spelled, by how they are typed; pairs of them by what they are without the blank.
export class Spelling {
  #words = new Map();
  #joined = new Map();
  #skeletons = new Map();

  // Lists of words that stand together.
  constructor(phrases) {
    for (const phrase of phrases) {
      phrase.forEach((word, place) => this.#learn(word, phrase[place + 1]));
    }
  }

  #learn(word, next) {
    this.#words.set(word, (this.#words.get(word) ?? 0) + 1);
    if (next) this.#joined.set(word + next, [word, next]);
    const skeleton = skeletonOf(word);
    if (skeleton.length > 2 && !this.#skeletons.has(skeleton)) this.#skeletons.set(skeleton, word);
  }

  // The words that were meant; the word itself when it is known, or nothing is like it.
  correct(word) {
    if (this.#words.has(word) || word.length < 3 || /\d/.test(word)) return [word];
    if (this.#joined.has(word)) return this.#joined.get(word);
    const near = this.#nearest(word, [...this.#words.keys()]);
    if (near) return [near];
    const joined = this.#nearest(word, [...this.#joined.keys()]);
    if (joined && word.length > 7) return this.#joined.get(joined);
    const formal = `me${word}`;
    if (this.#words.has(formal)) return [formal];
    const full = this.#skeletons.get(skeletonOf(word));
    return [full && isWithin(word, full) ? full : word];
  }

  // The commonest of the words that differ by one slip; none when the word begins one.
  #nearest(word, others) {
    if (word.length < 4 || others.some((other) => other.startsWith(word))) return undefined;
    const near = others.filter((other) => other.length > 3 && isNear(word, other));
    const often = (other) => this.#words.get(other) ?? 0;
    return near.sort((one, other) => often(other) - often(one))[0];
  }
}

// Whether a word is another one with letters left out.
const isWithin = (word, whole) => {
  let at = 0;
  for (const letter of whole) if (letter === word[at]) at += 1;
  return at === word.length;
};

// Short messages leave vowels out: "bntuan", "sklh".
const skeletonOf = (word) => word.replace(/[aiueo]/g, "").replace(/(.)\1+/g, "$1");

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
  // Nobody mistypes how a short word begins: "bapak" is no "lapak".
  if (!start && one.length < 7) return false;
  if ((a.length < 2 && b.length < 2) || (a.length === 2 && a === `${b[1]}${b[0]}`)) return true;
  return one.length > 7 && start > 1 && a.length < 4 && skeletonOf(one) === skeletonOf(other);
};
