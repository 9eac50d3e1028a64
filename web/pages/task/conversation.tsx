import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { fetchQuestions } from '../../api/talk.js';
import { useTaskKinds, type TaskCase, type TaskDetail } from '../../api/tasks.js';
import { Answered } from '../../components/states.js';
import { talk as en } from '../../i18n/en/talk.js';
import { talk as zh } from '../../i18n/zh/talk.js';
import { useSay, useTexts } from '../../i18n/language.js';
import { AskForm } from './ask-form.js';
import { QuestionWords } from './question-words.js';
import { WithdrawQuestion } from './withdraw-question.js';
import './conversation.css';

interface Props {
  readonly task: TaskDetail;
  readonly cases: readonly TaskCase[];
}

/** What was asked and answered about a task, and, for whoever may do it, the form to ask. */
export function Conversation({ task, cases }: Props): ReactNode {
  const t = useTexts({ zh, en });
  const say = useSay();
  const kinds = useTaskKinds();
  const [asking, setAsking] = useState(false);
  const questions = useQuery({ queryKey: ['task', task.id, 'questions'], queryFn: () => fetchQuestions(task.id) });
  const withheld = kinds.data?.items.find(({ kind }) => kind === task.kind)?.withholds ?? [];
  const why = withheld.find(({ operation }) => operation === 'question')?.why;
  const asks = task.mine && kinds.data !== undefined && why === undefined && cases.length > 0;
  const close = (): void => {
    setAsking(false);
  };
  return (
    <section className="card stack tight" aria-labelledby="conversation">
      <h2 id="conversation">{t.conversation}</h2>
      {why === undefined ? null : <p className="muted">{t.cannotAsk(say(why))}</p>}
      <Answered of={questions}>
        {({ items }) =>
          items.length === 0 ? (
            why === undefined ? (
              <p className="muted">{t.none}</p>
            ) : null
          ) : (
            <ol className="stack conversation">
              {items.map((one) => (
                <li key={one.no} className="stack tight">
                  <QuestionWords of={one} />
                  {one.mayTakeBack ? <WithdrawQuestion no={one.no} /> : null}
                </li>
              ))}
            </ol>
          )
        }
      </Answered>
      {asks && !asking ? (
        <Button
          style={{ justifySelf: 'start' }}
          onClick={() => {
            setAsking(true);
          }}
        >
          {t.ask}
        </Button>
      ) : null}
      {asking ? <AskForm task={task} cases={cases} onClose={close} /> : null}
    </section>
  );
}
