import { api, body } from '../../api/client.js';
import type { components } from '../../api/schema.js';
import { useToast } from '../../components/toast.js';
import { useFields, type Fields, type Values } from '../../forms/use-fields.js';
import { takenOver as en } from '../../i18n/en/people/taken-over.js';
import { useTexts } from '../../i18n/language.js';
import { takenOver as zh } from '../../i18n/zh/people/taken-over.js';

type Entry = components['schemas']['TakenOverEntry'];

/** The form of one case that is taken over: what stands in it becomes one entry, which waits for a second person. */
export function useEntry<N extends string>(
  initial: Values<N>,
  entryOf: (value: Values<N>) => Entry,
  onClose: () => void,
): Fields<N> {
  const t = useTexts({ zh, en });
  const toast = useToast();
  return useFields({
    initial,
    send: (value, key) =>
      body(
        api.POST('/v1/taken-over', {
          params: { header: { 'Idempotency-Key': key } },
          body: { cases: [entryOf(value)] },
        }),
      ),
    onDone: () => {
      toast(t.asked);
      onClose();
    },
  });
}
