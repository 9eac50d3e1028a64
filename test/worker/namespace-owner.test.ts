import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { Connection } from '@temporalio/client';
import { claimNamespace, markNamespace } from '../../worker/namespace-owner.js';
import { devServerAddress } from '../support/services.js';

const namespace = `owned-${randomUUID()}`;
let connection: Connection;
beforeAll(async () => {
  connection = await Connection.connect({ address: devServerAddress() });
  const day = { seconds: 86_400 };
  await connection.workflowService.registerNamespace({
    namespace,
    description: 'of HR',
    workflowExecutionRetentionPeriod: day as never,
  });
});
afterAll(() => connection.close());

test('a namespace belongs to the installation that came first, and to no other', async () => {
  const service = connection.workflowService;
  const [first, other] = [randomUUID(), randomUUID()];
  await claimNamespace({ service, namespace, id: first });
  await claimNamespace({ service, namespace, id: first });
  const taking = claimNamespace({ service, namespace, id: other });
  await expect(taking).rejects.toMatchObject({
    refusal: { code: 'INSTALLATION.FOREIGN_ENGINE', message: { en: expect.stringContaining(first) } },
  });
  await markNamespace({ service, namespace, id: other });
  await claimNamespace({ service, namespace, id: other });
  const { namespaceInfo } = await service.describeNamespace({ namespace });
  expect(namespaceInfo?.description).toBe('of HR');
});
