import { setMailService } from '../../db/messages/mails.js';
import type { MailSettings } from '../../domain/settings/mail-settings.js';
import { createMailer, type Mailer } from '../../notifications/smtp.js';
import type { House } from '../db/house.js';
import { KEYS } from '../support/keys.js';
import { MailServer } from './mail-server.js';

export const FROM = 'jinji@hr.example.com';
export const LINK = 'https://jinji.example.com';

/** A mail server, and what hands mails to it. */
export interface PostOffice {
  readonly server: MailServer;
  readonly settings: MailSettings;
  readonly mailer: Mailer;
  close(): Promise<void>;
}

/** How people's own robots are reached in a test. */
export const ROBOTS = { keys: KEYS, reach: { loopback: true, networks: [] }, link: LINK };

/** Opens one for a test, and sets up mail in the house. */
export async function openPostOffice({ db }: House): Promise<PostOffice> {
  const server = new MailServer();
  await server.up();
  const settings = { host: '127.0.0.1', port: server.port, tls: 'none', from: FROM, link: LINK } as const;
  const mailer = createMailer(settings);
  await setMailService(db, FROM, new Date());
  return {
    server,
    settings,
    mailer,
    close: async () => {
      mailer.close();
      await server.down();
    },
  };
}
