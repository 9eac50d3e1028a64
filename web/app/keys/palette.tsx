import { Modal } from 'antd';
import { Command } from 'cmdk';
import { useDeferredValue, useRef, useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { keys as en } from '../../i18n/en/keys.js';
import { keys as zh } from '../../i18n/zh/keys.js';
import { useTexts } from '../../i18n/language.js';
import { useFound, type Found } from './use-found.js';

interface Props {
  readonly onClose: () => void;
  readonly onNext: () => void;
  readonly onSheet: () => void;
}

const keyOf = (group: string, id: string): string => `${group} ${id}`;

/** Pages, acts, people, cases and tasks, found by some letters of them; of people and cases those alone whom the reader may see. */
export default function Palette({ onClose, onNext, onSheet }: Props): ReactNode {
  const t = useTexts({ zh, en });
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const search = useDeferredValue(typed.trim());
  const { groups, searching } = useFound(search);
  const [chosen, setChosen] = useState('');
  // What is found comes bit by bit: the first is chosen as long as what was chosen before is not there.
  const there = groups.flatMap(({ name, items }) => items.map(({ id }) => keyOf(name, id)));
  const marked = there.includes(chosen) ? chosen : (there[0] ?? '');
  const go = ({ does }: Found): void => {
    onClose();
    if (does === 'next') onNext();
    else if (does === 'sheet') onSheet();
    else void navigate(does.to);
  };
  return (
    <Modal
      open
      title={t.find}
      footer={null}
      onCancel={onClose}
      width={620}
      className="palette"
      // What is typed at once is not lost on the way.
      transitionName=""
      maskTransitionName=""
      afterOpenChange={(is) => {
        if (is) input.current?.focus();
      }}
    >
      <Command label={t.find} shouldFilter={false} loop value={marked} onValueChange={setChosen}>
        <Command.Input
          ref={input}
          autoFocus
          value={typed}
          onValueChange={setTyped}
          placeholder={t.findWhat}
          maxLength={80}
        />
        <Command.List label={t.found}>
          {groups.every(({ items }) => items.length === 0) ? (
            <p className="muted palette-none">{searching ? t.searching : t.nothing(search)}</p>
          ) : null}
          {groups.map(({ name, items }) =>
            items.length === 0 ? null : (
              <Command.Group key={name} heading={t.groups[name]}>
                {items.map((one) => (
                  <Command.Item
                    key={one.id}
                    value={keyOf(name, one.id)}
                    onSelect={() => {
                      go(one);
                    }}
                  >
                    <span>{one.label}</span>
                    {one.beside === undefined ? null : <span className="muted">{one.beside}</span>}
                  </Command.Item>
                ))}
              </Command.Group>
            ),
          )}
        </Command.List>
      </Command>
    </Modal>
  );
}
