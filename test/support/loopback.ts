import { connect } from 'node:net';

/** Whether something at a port answers at another address of this machine than 127.0.0.1: it would to the network, too. */
export const answersElsewhere = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.2', timeout: 2_000 });
    const end = (answers: boolean) => () => {
      socket.destroy();
      resolve(answers);
    };
    socket.once('connect', end(true)).once('error', end(false)).once('timeout', end(false));
  });
