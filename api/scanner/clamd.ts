import { connect, type Socket } from 'node:net';
import type { ScannerSettings } from '../../domain/settings/scanner-settings.js';

/**
 * ClamAV's daemon as its manual has it (clamd(8)): `zINSTREAM`, then chunks with their length before them as four bytes,
 * the highest first, then a length of nought; one answer, up to a NUL. A connection is for one question.
 */

/** More than any answer has, in characters. */
const LONGEST_ANSWER = 4096;
const THE_END = Buffer.alloc(4);

/** The scanner did not say what it should have; the message is for IT. */
export class ScannerFailed extends Error {}

/** One question, its answer, and what goes wrong meanwhile. */
class Question {
  private readonly socket: Socket;
  private readonly answer: Promise<string>;
  private settled = false;

  /** @throws nothing; what goes wrong is said by `say` and `answered` */
  constructor(private readonly settings: ScannerSettings) {
    this.socket = connect(settings.at);
    this.answer = this.listen();
    const settle = (): void => {
      this.settled = true;
      this.socket.destroy();
    };
    this.answer.then(settle, settle);
    this.socket.write('zINSTREAM\0');
  }

  /** Hands on a part of the question; waits while the scanner takes no more. @throws ScannerFailed */
  async say(bytes: Buffer): Promise<void> {
    // It may have made up its mind already.
    if (this.settled) await this.answer;
    else if (!this.socket.write(bytes)) await this.drained();
  }

  /** What it answered. @throws ScannerFailed */
  answered(): Promise<string> {
    return this.inTime(this.answer);
  }

  drop(): void {
    this.socket.destroy();
  }

  private async drained(): Promise<void> {
    const drained = new Promise<void>((resolve) => this.socket.once('drain', resolve));
    await this.inTime(Promise.race([drained, this.answer]));
  }

  private listen(): Promise<string> {
    return new Promise((resolve, reject) => {
      let heard = '';
      const fail = (why: string) => (): void => {
        reject(new ScannerFailed(why));
      };
      this.socket.on('data', (bytes: Buffer) => {
        heard += bytes.toString('latin1');
        const end = heard.indexOf('\0');
        if (end >= 0) resolve(heard.slice(0, end));
        else if (heard.length > LONGEST_ANSWER) fail('its answer has no end')();
      });
      this.socket.on('error', (error) => {
        reject(new ScannerFailed(error.message));
      });
      this.socket.on('close', fail('it closed the connection without an answer'));
    });
  }

  private async inTime<T>(what: Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        reject(new ScannerFailed(`it did not answer within ${this.settings.patienceMs / 1000} s`));
      }, this.settings.patienceMs);
    });
    try {
      return await Promise.race([what, late]);
    } catch (error) {
      this.socket.destroy();
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }
}

/** A file that is scanned as it comes. */
export interface Scan {
  /** @throws ScannerFailed */
  take(chunk: Buffer): Promise<void>;
  /** The file has come: the name of what was found in it, or undefined where it is clean. @throws ScannerFailed */
  end(): Promise<string | undefined>;
  /** The file does not come after all. */
  drop(): void;
}

/** Begins to scan a file. */
export function scan(settings: ScannerSettings): Scan {
  const question = new Question(settings);
  return {
    take: (chunk) => {
      if (chunk.length === 0) return Promise.resolve(); // nought would be the end
      const length = Buffer.alloc(4);
      length.writeUInt32BE(chunk.length);
      return question.say(Buffer.concat([length, chunk]));
    },
    end: async () => {
      await question.say(THE_END);
      const answer = await question.answered();
      if (answer === 'stream: OK') return undefined;
      const found = /^stream: (.+) FOUND$/.exec(answer)?.[1];
      if (found === undefined) throw new ScannerFailed(`it answered "${answer}"`);
      return found;
    },
    drop: () => {
      question.drop();
    },
  };
}
