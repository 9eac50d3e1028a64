import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { HttpDriver, sampleActor } from '../../cli/play/http-driver.js';

/** An act that changes nothing for anybody, by which is seen whether acts go through. */
export interface Probe {
  /** The vacancy whose task it is; nothing else happens to it. */
  readonly vacancyId: string;
  /** Sends one and asks until it is answered as done. @throws Error when that takes too long, or it is refused. */
  readonly act: () => Promise<void>;
  /** Whether a call is the probe's own. */
  readonly isMine: (path: string) => boolean;
}

const PATIENCE_MS = 180_000;
const PAUSE_MS = 100;

/** A vacancy (9.1) whose nomination the department head takes on and puts back, over and over. */
export async function createProbe(url: string): Promise<Probe> {
  const driver = new HttpDriver(url);
  const head = await driver.as('head');
  const hr = sampleActor('hr');
  const { departmentId } = await (await driver.as('hr')).get<{ departmentId: string }>(`/v1/people/${head.personId}`);
  const offer = { post: 'team-leader', departmentId, team: '演练班组', headCount: 1, reason: '演练' } as const;
  const vacancyId = await driver.openVacancy({ ...offer, reportsTo: sampleActor('supervisor').personId }, hr);
  const { id } = await driver.task({ vacancy: vacancyId }, 'vacancy.nomination', sampleActor('head'));
  const path = `/v1/tasks/${encodeURIComponent(id)}`;
  let isClaimed = false;

  const send = (what: string, key: string): Promise<Response | undefined> =>
    fetch(`${url}${path}/${what}`, {
      method: 'POST',
      body: '{}',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${head.token}`,
        'idempotency-key': key,
      },
      signal: AbortSignal.timeout(15_000),
    }).catch(() => undefined);

  return {
    vacancyId,
    isMine: (asked) => asked.startsWith(path),
    act: async () => {
      const [what, key] = [isClaimed ? 'release' : 'claim', randomUUID()];
      const until = performance.now() + PATIENCE_MS;
      for (;;) {
        const answer = await send(what, key);
        const comes = answer === undefined || answer.status >= 500 || answer.headers.has('retry-after');
        if (!comes && answer.ok) {
          isClaimed = !isClaimed;
          return;
        }
        if (!comes) throw new Error(`an act that nobody is against was refused: ${await answer.text()}`);
        if (performance.now() > until) throw new Error(`no act went through for ${PATIENCE_MS / 1000} s`);
        await sleep(PAUSE_MS);
      }
    },
  };
}
