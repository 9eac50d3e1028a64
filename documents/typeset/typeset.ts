import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { NodeCompiler, type CompileDocArgs } from '@myriaddreamin/typst-ts-node-compiler';
import type { Layout, Paper } from '../papers/paper.js';
import type { Coverage } from './coverage.js';
import { readFaces } from './fonts.js';
import { houseCoverage } from './house-coverage.js';
import { legibleFacts } from './legible.js';

/** A paper as a file. */
export interface TypesetPaper {
  /** PDF/A-2u, A4. */
  readonly pdf: Buffer;
  /** Of the file, hexadecimal. */
  readonly sha256: string;
  /** Characters that are drawn as their code since no face has them, such as `U+0E01`. */
  readonly coded: readonly string[];
}

interface Press {
  readonly compiler: NodeCompiler;
  readonly covers: Coverage;
}

const TEMPLATES = fileURLToPath(new URL('templates/', import.meta.url));
/** Results of the compiler that so many papers have not used are forgotten. */
const KEPT = 10;

/** Nobody finds another content with the same beginning. */
const DIGEST_PRINTED = 32;

let press: Press | undefined;

/** The compiler and its faces are made for the first paper and serve the process from then on. */
function pressOf(): Press {
  if (press !== undefined) return press;
  const compiler = NodeCompiler.create({ workspace: TEMPLATES, fontArgs: [{ fontBlobs: [...readFaces()] }] });
  press = { compiler, covers: houseCoverage() };
  return press;
}

/**
 * Compiled and written in one call, and copied: what the library hands over lies outside of what the garbage collector
 * counts (a compiled document 700 kB, a file 70 kB) and is given back only when the event loop turns.
 */
function pdfOf(compiler: NodeCompiler, form: string, asked: CompileDocArgs): Buffer {
  try {
    return Buffer.from(compiler.pdf(asked, { pdfStandard: 'a-2u' }));
  } catch (error) {
    const told = compiler.compile(asked).takeDiagnostics();
    const why = told === null ? String(error) : JSON.stringify(told.shortDiagnostics);
    throw new Error(`${form} cannot be typeset: ${why}`, { cause: error });
  }
}

/**
 * A paper as a PDF/A-2u; the same facts give the same bytes.
 * @throws Error where the template asks for a field that is not there
 */
export function typeset({ form, frame, facts }: Paper<Layout>): TypesetPaper {
  const { compiler, covers } = pressOf();
  const head = legibleFacts({ ...frame, digest: frame.digest.slice(0, DIGEST_PRINTED) }, covers);
  const body = legibleFacts(facts, covers);
  // What templates take apart stays as it is.
  const shown = { frame: { ...(head.facts as object), date: frame.date, code: frame.code }, facts: body.facts };
  const asked: CompileDocArgs = { mainFilePath: `${TEMPLATES}${form}.typ`, inputs: { d: JSON.stringify(shown) } };
  const pdf = pdfOf(compiler, form, asked);
  compiler.evictCache(KEPT);
  const sha256 = createHash('sha256').update(pdf).digest('hex');
  return { pdf, sha256, coded: [...new Set([...head.coded, ...body.coded])] };
}
