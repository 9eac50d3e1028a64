import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { counted, useTaskCounts } from '../../api/tasks.js';
import { useAgain } from '../../app/live.js';
import { Answered } from '../../components/states.js';
import { home as en } from '../../i18n/en/home.js';
import { home as zh } from '../../i18n/zh/home.js';
import { useTexts } from '../../i18n/language.js';
import { AlarmLines } from './alarm-lines.js';
import { HomeCard } from './home-card.js';

const AGAIN_MS = 20_000;

/** What HR follows up: every open task, and what should have happened and did not. */
export function WatchedCard(): ReactNode {
  const t = useTexts({ zh, en });
  const counts = useTaskCounts(useAgain(AGAIN_MS));
  return (
    <HomeCard name="watched" title={t.watched} more={[{ to: '/inbox?tab=followUp', label: t.followUp }]}>
      <Answered of={counts}>
        {({ followUp, overdue }) => (
          <p>
            {t.openOfAll(counted(followUp ?? 0))}
            {overdue === 0 ? null : (
              <>
                {' '}
                <Link to="/inbox?tab=overdue" className="chip bad">
                  {t.overdueOfAll(counted(overdue))}
                </Link>
              </>
            )}
          </p>
        )}
      </Answered>
      <AlarmLines />
    </HomeCard>
  );
}
