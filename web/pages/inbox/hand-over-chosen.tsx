import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { useMe } from '../../app/session.js';
import { HandOverForm } from '../../components/people/hand-over-form.js';
import { proxies as en } from '../../i18n/en/people/proxies.js';
import { proxies as zh } from '../../i18n/zh/people/proxies.js';
import { useTexts } from '../../i18n/language.js';

interface Holder {
  readonly personId: string | null;
  readonly name: string | null;
}
interface Props {
  /** The chosen ones. */
  readonly tasks: readonly { readonly id: string; readonly holders: readonly Holder[] }[];
  readonly onAnswer: (stayed: Readonly<Record<string, string>>) => void;
}

/** Whoever holds all of them by name: from each they may be handed over; what lies with an office alone is nobody's. */
function holdersOf(tasks: Props['tasks']): readonly { readonly personId: string; readonly name: string }[] {
  const [first, ...others] = tasks;
  return (first?.holders ?? []).flatMap(({ personId, name }) =>
    personId !== null && others.every(({ holders }) => holders.some((one) => one.personId === personId))
      ? [{ personId, name: name ?? personId }]
      : [],
  );
}

/** HR hands over the chosen tasks of the follow-up, where somebody has all of them; nothing where nobody does. */
export function HandOverChosen({ tasks, onAnswer }: Props): ReactNode {
  const t = useTexts({ zh, en });
  const me = useMe();
  const [from, setFrom] = useState<string>();
  const close = (): void => {
    setFrom(undefined);
  };
  const holders = holdersOf(tasks).filter(({ personId }) => personId !== me.personId);
  const whose = holders.find(({ personId }) => personId === from);
  if (whose !== undefined) {
    return (
      <div style={{ flexBasis: '100%' }}>
        <HandOverForm
          from={whose.personId}
          taskIds={tasks.map(({ id }) => id)}
          onAnswer={(stayed) => {
            close();
            onAnswer(stayed);
          }}
          onClose={close}
        />
      </div>
    );
  }
  return holders.map(({ personId, name }) => (
    <Button
      key={personId}
      onClick={() => {
        setFrom(personId);
      }}
    >
      {t.handOverOf(name, tasks.length)}
    </Button>
  ));
}
