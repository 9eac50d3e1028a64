/**
 * What people are told, piece by piece: our words and anybody's as they stand, and people by their number, since no name
 * stands in a workflow's history. Pieces are put together once, when they are written; none is ever searched for marks,
 * so that nobody's words can be taken for ours (I-74).
 */
export type Wording = string | readonly Piece[];
/** A piece of a sentence: words, or somebody by his employee number, whose name is put in when it is read. */
export type Piece = string | { readonly person: string };

/** A wording in both languages; a `Text` is one that names nobody. */
export interface Told {
  readonly zh: Wording;
  readonly en: Wording;
}

/** A wording in both languages, of the pieces of each. */
export const told = (zh: Wording, en: Wording): Told => ({ zh, en });

/** A person, told by his name with his number. */
export const person = (id: string): readonly Piece[] => [{ person: id }];

/** A template of ours: what is put in stays a piece of its own. */
export const wording = (ours: TemplateStringsArray, ...given: readonly (Wording | number)[]): readonly Piece[] =>
  ours.flatMap((words, index) => [words, ...piecesOf(given[index] ?? '')]);

/** The words of a refusal that begins with the person it is about; what follows the name brings its own space. */
export const ofPerson =
  (zh: string, en: string) =>
  ({ personId }: { readonly personId: string }): Told =>
    told([...person(personId), zh], [...person(personId), en]);

const piecesOf = (given: Wording | number): readonly Piece[] => (typeof given === 'object' ? given : [String(given)]);

/** The numbers of the people whom a wording names. */
export const namedIn = ({ zh, en }: Told): readonly string[] =>
  [...piecesOf(zh), ...piecesOf(en)].flatMap((piece) => (typeof piece === 'string' ? [] : [piece.person]));

/** The name with its number, in the brackets of the language. */
const NAMED = {
  zh: (name: string, id: string) => `${name}（${id}）`,
  en: (name: string, id: string) => `${name} (${id})`,
};

/** The wording with everybody's name from `names`, by number; whom it does not know keeps his number alone. */
export const spell = ({ zh, en }: Told, names: ReadonlyMap<string, string>): { zh: string; en: string } => {
  const whole = (given: Wording, language: keyof typeof NAMED): string => {
    const pieces = piecesOf(given);
    const said = (piece: Piece, index: number): string => {
      if (typeof piece !== 'string') {
        const name = names.get(piece.person);
        return name === undefined ? piece.person : NAMED[language](name, piece.person);
      }
      const before = pieces[index - 1];
      // A full-width bracket brings its own space.
      const bracketed = language === 'zh' && typeof before === 'object' && names.has(before.person);
      return bracketed && piece.startsWith(' ') ? piece.slice(1) : piece;
    };
    return pieces.map(said).join('');
  };
  // Somebody's sentence inside one of ours ends with his own sign, not with a second one.
  return { zh: whole(zh, 'zh').replace(/([。？！?!])。/g, '$1'), en: whole(en, 'en') };
};
