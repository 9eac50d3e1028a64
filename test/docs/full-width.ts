const FULL: Readonly<Record<string, string>> = { ',': '，', ';': '；', ':': '：', '?': '？', '!': '！' };
/** Levels as the policy writes them (§5.1) keep their brackets. */
const IN_LEVELS = /^([一二]|一般|良好|优秀)$/;
/** What is no sentence: code, addresses, marks of the page. */
const APART = /(`[^`]*`|\]\([^)]*\)|<[^>]*>|https?:\/\/\S+)/;

const HAN = /\p{Script=Han}/gu;
const count = (text: string, signs: RegExp): number => (text.match(signs) ?? []).length;

const brackets = (all: string, inside: string): string => (IN_LEVELS.test(inside) ? all : `（${inside}）`);

const widened = (part: string): string =>
  part
    .replace(
      /(?<=[\p{Script=Han}）”」》])[,;:?!] ?|[,;:] ?(?=[\p{Script=Han}“「（])/gu,
      (sign) => FULL[sign.trim()] ?? sign,
    )
    .replace(/\(([^()]*[\p{Script=Han}§][^()]*)\)/gu, brackets)
    .replace(/(?<=\p{Script=Han})\(([^()]*)\)/gu, brackets);

/** A page whose Chinese lines have Chinese signs, wherever their words come from; code and addresses stay as they are. */
export const inFullWidth = (page: string): string =>
  page
    .split('\n')
    .map((line) => {
      const parts = line.split(APART);
      const said = parts.filter((_, index) => index % 2 === 0).join('');
      if (count(said, HAN) <= count(said, /[A-Za-z]/g)) return line;
      return parts.map((part, index) => (index % 2 === 0 ? widened(part) : part)).join('');
    })
    .join('\n');
