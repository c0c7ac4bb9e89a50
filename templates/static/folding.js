/* Words as search knows them: the rules of sitegen/model/folding.py, for what a reader types. Change both together:
   tests/browser/test_folding.py runs them side by side.

     Folding.words(text)   the words of a text in small letters, without accents
     Folding.forms(word)   such a word in every form under which it may stand in the index
     Folding.WORD          finds the words in a text as it is written */
"use strict";
var Folding = (() => {
  const LONGEST = 24;
  const DROPPED = /[\u0300-\u036f\u0483-\u0487\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0640\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f\ufeff'’ʼʹ`´]/g;
  const SINGLE = "\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff";
  const PARTS = new RegExp(`[${SINGLE}]|(?:(?![${SINGLE}])[\\p{L}\\p{N}])+`, "gu");
  const WORD = new RegExp(`[${SINGLE}]|(?:(?![${SINGLE}])[\\p{L}\\p{N}\\p{M}'’ʼʹ\`´\\u00ad\\u0640])+`, "gu");
  const table = (from, to) => [...from].map((letter, at) => [letter, to[at]]);
  const LETTERS = new Map([
    ...table("ßæœøłđðþħŧıς", ["ss", "ae", "oe", "o", "l", "d", "d", "th", "h", "t", "i", "σ"]),
    ...table("ٱىةیکگ", "ايهيكك"),
    ...table("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789"),
  ]);
  const LATIN = new Map([
    ...table("абвгґдеєзиіклмнопрстуфхцчшщъыьэ", "a b v g g d e e z i i k l m n o p r s t u f h ts ch sh sh  i  e".split(" ")),
    ["ж", "zh"],
    ["ю", "iu"],
    ["я", "ia"],
  ]);
  const CYRILLIC = /[\u0400-\u052f]/;
  const ENDING = /^(.{3,}?)(?:иями|ыми|ими|іми|ями|ами|ього|ьому|ого|его|ому|ему|иях|ях|ах|иям|ям|ам|ием|ем|ом|ым|им|ім|ых|их|іх|ові|еві|єві)$/u;
  const PLURAL_OF = /^(.{3,})(?:ов|ев|єв|ів)$/u;
  const ARABIC = /^[\u0620-\u06d3]+$/;
  const ARTICLE = /^(?:[وفبك]?ال|لل)(.{3,})$/u;
  const ARABIC_ENDING = /^(.{3,}?)(?:يا|يه|ات|ون|ين|ان|ها|ه|ي)$/u;
  const written = (word, letters) => [...word].map((letter) => (letters.has(letter) ? letters.get(letter) : letter)).join("");
  const short = (word) => [...word].slice(0, LONGEST).join("");
  const cut = (word) =>
    word.replaceAll("y", "i").replaceAll("shch", "sh").replaceAll("kh", "h")
      .replace(/^ie/, "e").replace(/i+/g, "i")
      .replace(/^(.{3,}?)[aeiou]+$/u, "$1").replace(/^(.{4,})sk$/u, "$1")
      .replace(/([b-df-hj-np-tv-z])\1+/g, "$1");
  const english = (word) => word.replace(/^(.{2,}[^su])s$/u, "$1").replace(/^(.{4,}?)(?:ings?|ed)$/u, "$1");
  const cyrillic = (word) => {
    const stems = [word.replace(ENDING, "$1")], plural = PLURAL_OF.exec(stems[0]);
    if (plural) stems.push(plural[1]);
    const latin = stems.map((stem) => written(stem, LATIN));
    for (const stem of stems) if (stem.includes("г")) latin.push(written(stem, LATIN).replaceAll("g", "h"));
    return [...new Set(latin.map((one) => short(cut(one))))];
  };
  const words = (text) => text.toLowerCase().normalize("NFKD").replace(DROPPED, "").match(PARTS) || [];
  const known = new Map();
  const forms = (word) => {
    let found = known.get(word);
    if (!found) {
      const plain = written(word, LETTERS);
      if (CYRILLIC.test(plain)) found = cyrillic(plain);
      else if (ARABIC.test(plain)) found = [short(plain.replace(ARTICLE, "$1").replace(ARABIC_ENDING, "$1"))];
      else if (/^[a-z]+$/.test(plain)) found = [short(cut(english(plain)))];
      else found = [short(plain)];
      known.set(word, found);
    }
    return found;
  };
  return { words, forms, WORD };
})();
