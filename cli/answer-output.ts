import { Buffer } from 'node:buffer';

/** Answers go out together once this many bytes have come up. */
const BATCH = 256 * 1024;

/** Gathers answers as bytes, and sends them in large pieces from one buffer that is used again and again. */
export interface AnswerOutput {
  /** Takes bytes, one character a byte. True when so many have come up that they should be sent now. */
  add(bytes: string): boolean;
  /** Sends what has come up; settled once it was taken, so that memory does not grow with a slow reader. */
  send(): Promise<void>;
}

export const createAnswerOutput = (write: (bytes: Uint8Array) => Promise<void>): AnswerOutput => {
  let buffer = Buffer.allocUnsafeSlow(2 * BATCH);
  let used = 0;
  return {
    add: (bytes) => {
      if (used + bytes.length > buffer.length) {
        const larger = Buffer.allocUnsafeSlow(used + bytes.length);
        buffer.copy(larger, 0, 0, used);
        buffer = larger;
      }
      used += buffer.write(bytes, used, 'latin1');
      return used >= BATCH;
    },
    send: async () => {
      if (used > 0) await write(buffer.subarray(0, used));
      used = 0;
      // One very long answer is no reason to keep a very large buffer.
      if (buffer.length > 2 * BATCH) buffer = Buffer.allocUnsafeSlow(2 * BATCH);
    },
  };
};
