import { once } from 'node:events';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** What a server answers instead of yes. */
export interface Answer {
  readonly code: number;
  readonly words: string;
}

/** A real SMTP server of a test's own: keeps what it took, and says no where it is told to. */
export class MailServer {
  readonly taken: ParsedMail[] = [];
  /** Answers to come, one an attempt, before it says yes again; at the recipient or after the content. */
  readonly nextRecipients: Answer[] = [];
  readonly nextContents: Answer[] = [];
  /** Done when a mail has come whole, before the yes. */
  beforeYes: () => Promise<void> = () => Promise.resolve();
  private server: SMTPServer | undefined;
  port = 0;

  /** Listens, after the first time on the same port. */
  async up(): Promise<void> {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      logger: false,
      closeTimeout: 100,
      onRcptTo: (_, __, done) => {
        done(asError(this.nextRecipients.shift()));
      },
      onData: (stream, _, done) => {
        simpleParser(stream)
          .then(async (mail) => {
            const no = this.nextContents.shift();
            if (no === undefined) this.taken.push(mail);
            await this.beforeYes();
            done(asError(no));
          })
          .catch(done);
      },
    });
    server.on('error', () => undefined); // a client that goes away is part of the tests
    const listening = server.listen(this.port, '127.0.0.1');
    await once(listening, 'listening');
    const address = listening.address();
    this.port = typeof address === 'object' && address !== null ? address.port : 0;
    this.server = server;
  }

  async down(): Promise<void> {
    const { server } = this;
    this.server = undefined;
    if (server === undefined) return;
    await new Promise<void>((resolve) => {
      server.close(resolve);
    });
  }
}

function asError(answer: Answer | undefined): Error | null {
  return answer === undefined ? null : Object.assign(new Error(answer.words), { responseCode: answer.code });
}
