/**
 * Goes on when nobody reads what is said any more: the terminal was closed, or the program behind a pipe has ended.
 * Without it, the next line would end the launcher and leave everything that it started running by itself.
 */
export function outliveReader(...streams: readonly NodeJS.WritableStream[]): void {
  for (const stream of streams) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE' && error.code !== 'EIO') throw error;
    });
  }
}
