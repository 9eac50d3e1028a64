import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';
import type { Checkout } from './checkout.js';

type Builder = ts.EmitAndSemanticDiagnosticsBuilderProgram;

/** With its version by content, by which a builder sees which files differ. */
type Versioned = ts.SourceFile & { version: string };

/**
 * The type check of one configuration, of the checkout as its copy would have it. It begins from what `tsc` has kept of
 * the checkout, and looks again only at what a change reaches.
 */
export class Compiler {
  private readonly sources = new Map<string, Versioned>();
  private readonly host: ts.CompilerHost;
  private readonly options: ts.CompilerOptions;
  private readonly rootNames: readonly string[];
  private settled: Builder | undefined;
  private program: ts.Program | undefined;

  /** @param takes whether a new file is one of this configuration's. */
  constructor(
    private readonly checkout: Checkout,
    config: string,
    private readonly takes: (file: string) => boolean,
  ) {
    const parsed = ts.getParsedCommandLineOfConfigFile(
      join(checkout.root, config),
      {},
      {
        ...ts.sys,
        onUnRecoverableConfigFileDiagnostic: (found) => {
          throw new Error(this.told(found));
        },
      },
    );
    if (parsed === undefined) throw new Error(`${config} cannot be read`);
    this.options = parsed.options;
    this.rootNames = parsed.fileNames;
    const host = ts.createIncrementalCompilerHost(this.options);
    this.host = {
      ...host,
      fileExists: (name) => this.touched(name)?.there ?? host.fileExists(name),
      readFile: (name) => this.touched(name)?.text ?? host.readFile(name),
      directoryExists: (name) =>
        host.directoryExists?.(name) === true || existsSync(this.checkout.path(this.own(name))),
      getSourceFile: (name, languageVersion) => this.source(name, languageVersion),
    };
    this.settled = ts.readBuilderProgram(this.options, this.host);
  }

  /** Files whose text has changed on the disk are read again. */
  forget(files: readonly string[]): void {
    for (const file of files) this.sources.delete(join(this.checkout.root, file));
  }

  /** Checks everything that has changed since the last time it settled, and remembers it if it stands. */
  settle(): string | undefined {
    const builder = this.builder();
    const complaint = this.firstOf(builder);
    if (complaint === undefined) this.settled = builder;
    return complaint;
  }

  /** The first complaint about these files alone. */
  complaintIn(files: readonly string[]): string | undefined {
    const program = this.made();
    for (const file of files) {
      const source = program.getSourceFile(join(this.checkout.root, file));
      if (source === undefined) continue;
      const [found] = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
      if (found !== undefined) return this.told(found);
    }
    return undefined;
  }

  /** The first complaint about whatever has changed since it settled. */
  complaint(): string | undefined {
    return this.firstOf(this.builder());
  }

  private made(): ts.Program {
    const more = this.checkout.added().filter(this.takes);
    this.program = ts.createProgram({
      rootNames: [...this.rootNames, ...more.map((file) => join(this.checkout.root, file))],
      options: this.options,
      host: this.host,
      ...(this.program === undefined ? {} : { oldProgram: this.program }),
    });
    return this.program;
  }

  private builder(): Builder {
    return ts.createEmitAndSemanticDiagnosticsBuilderProgram(this.made(), this.host, this.settled);
  }

  private firstOf(builder: Builder): string | undefined {
    const [general] = [...builder.getOptionsDiagnostics(), ...builder.getGlobalDiagnostics()];
    if (general !== undefined) return this.told(general);
    for (;;) {
      const next = builder.getSemanticDiagnosticsOfNextAffectedFile();
      if (next === undefined) break;
      const [found] = next.result;
      if (found !== undefined) return this.told(found);
    }
    // What only passes a changed type on looks the same, and so do those who take it from there: nobody remembers them.
    const [left] = builder.getSemanticDiagnostics();
    return left === undefined ? undefined : this.told(left);
  }

  private own(name: string): string {
    return relative(this.checkout.root, name).replaceAll('\\', '/');
  }

  /** What the copy has of a file that a recipe touches; undefined for every other. */
  private touched(name: string): { readonly there: boolean; readonly text: string | undefined } | undefined {
    const file = this.own(name);
    if (!this.checkout.isTouched(file)) return undefined;
    const text = this.checkout.read(file) ?? undefined;
    return { there: text !== undefined, text };
  }

  private source(name: string, languageVersion: ts.ScriptTarget | ts.CreateSourceFileOptions): Versioned | undefined {
    const known = this.sources.get(name);
    if (known !== undefined) return known;
    const text = this.host.readFile(name);
    if (text === undefined) return undefined;
    const made: Versioned = Object.assign(ts.createSourceFile(name, text, languageVersion, true), {
      version: ts.sys.createHash?.(text) ?? text,
    });
    this.sources.set(name, made);
    return made;
  }

  private told({ file, start = 0, messageText }: ts.Diagnostic): string {
    const [message = ''] = ts.flattenDiagnosticMessageText(messageText, '\n').split('\n');
    if (file === undefined) return message;
    return `${this.own(file.fileName)}:${file.getLineAndCharacterOfPosition(start).line + 1}: ${message}`;
  }
}
