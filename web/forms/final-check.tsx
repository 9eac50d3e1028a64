import { Modal } from 'antd';
import type { ReactNode } from 'react';
import { typed as en } from '../i18n/en/typed.js';
import { typed as zh } from '../i18n/zh/typed.js';
import { useTexts } from '../i18n/language.js';

/** What will stand there for good: under a heading, line by line. */
export interface FinalPart {
  readonly title: string;
  readonly lines: readonly { readonly name: string; readonly said: string }[];
}

interface Props {
  /** Undefined while nothing is asked. */
  readonly parts: readonly FinalPart[] | undefined;
  /** What is said above it, where it is not that nothing can be changed any more. */
  readonly help?: string;
  readonly onBack: () => void;
  readonly onSend: () => void;
}

/** Before what is final is sent, all of it once more, to be read and confirmed. */
export function FinalCheck({ parts, help, onBack, onSend }: Props): ReactNode {
  const t = useTexts({ zh, en });
  return (
    <Modal
      open={parts !== undefined}
      title={t.review}
      okText={t.sendFinally}
      cancelText={t.back}
      onCancel={onBack}
      onOk={onSend}
      destroyOnHidden
    >
      <p>{help ?? t.reviewHelp}</p>
      {/* Longer than a screen, it is pushed up by the arrow keys as well. */}
      <div className="final-check" role="region" aria-label={t.review} tabIndex={0}>
        {(parts ?? []).map(({ title, lines }) => (
          <section key={title}>
            <h3>{title}</h3>
            <dl>
              {lines.map(({ name, said }) => (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd>{said}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}
