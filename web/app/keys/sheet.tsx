import { Modal } from 'antd';
import type { ReactNode } from 'react';
import { keys as en } from '../../i18n/en/keys.js';
import { keys as zh } from '../../i18n/zh/keys.js';
import { useTexts } from '../../i18n/language.js';
import { MOD } from './mod.js';

/** What every key does, by where it does it. */
export default function Sheet({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useTexts({ zh, en });
  return (
    <Modal open title={t.title} footer={null} onCancel={onClose} width={620} transitionName="" maskTransitionName="">
      <div className="keys-sheet">
        {t.sheet.map(({ where, keys }) => (
          <section key={where}>
            <h3>{where}</h3>
            <dl>
              {keys.map(([key, does]) => (
                <div key={key}>
                  <dt>
                    {key.split(' ').map((one) => (
                      <kbd key={one}>{one === 'Mod' ? MOD : one}</kbd>
                    ))}
                  </dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <p className="muted">{t.help}</p>
    </Modal>
  );
}
