import type { ReactNode } from 'react';
import { useTrial, type TrialDetail } from '../../api/trials.js';
import { Answered } from '../../components/states.js';
import { byHand as handEn } from '../../i18n/en/by-hand.js';
import { postForms as en } from '../../i18n/en/cases/post-forms.js';
import { fields as fieldsEn } from '../../i18n/en/fields.js';
import { byHand as handZh } from '../../i18n/zh/by-hand.js';
import { postForms as zh } from '../../i18n/zh/cases/post-forms.js';
import { fields as fieldsZh } from '../../i18n/zh/fields.js';
import { today } from '../../i18n/format.js';
import { useTexts } from '../../i18n/language.js';
import { ActCards } from '../by-hand/act-cards.js';
import { useForm } from '../by-hand/use-form.js';
import { CheckedFrame } from '../checked-frame.js';
import type { TaskFormProps } from '../task-form.js';
import { MANAGE_ACTS, actsOf, isWhole, toSend, type ManageDraft } from './manage-draft.js';
import { ManageFields } from './manage-fields.js';
import { ReviewSoFar } from './review-so-far.js';
import { useManageFinal } from './use-manage-final.js';

/** I-51, I-55, I-56, I-59: what HR does about a trial and its review, as far as it can be done where the trial stands. */
export default function TrialManageForm(props: TaskFormProps): ReactNode {
  const trial = useTrial(props.task.caseId ?? '');
  return <Answered of={trial}>{(found) => <Drawn {...props} trial={found} />}</Answered>;
}

function Drawn({ trial, ...props }: TaskFormProps & { readonly trial: TrialDetail }): ReactNode {
  const t = useTexts({ zh, en });
  const h = useTexts({ zh: handZh, en: handEn });
  const f = useTexts({ zh: fieldsZh, en: fieldsEn });
  const { value, act, set, frame } = useForm<ManageDraft>(
    props,
    'trial-manage',
    () => ({ personId: '', rater: '', by: '', reason: '', files: [] }),
    (draft) => toSend(trial, draft),
  );
  const final = useManageFinal(trial, value);
  const offered = actsOf(trial, today());
  if (offered.length === 0) return <p>{t.nothingNow}</p>;
  return (
    <CheckedFrame frame={frame} final={isWhole(trial, value) ? final : undefined}>
      {(['trial', 'review'] as const).map((group) => {
        const acts = MANAGE_ACTS[group].filter((one) => offered.includes(one));
        return acts.length === 0 ? null : (
          <div key={group} className="stack tight">
            {group === 'review' ? <ReviewSoFar of={trial} /> : null}
            <ActCards
              label={t[group]}
              cards={acts.map((one) => ({
                value: one,
                label: f.values[`do.${one}`] ?? one,
                help: h.follows[`${props.task.kind}.${one}`],
              }))}
              value={acts.find((one) => one === value.do)}
              onChange={(next) => {
                set({ do: next });
              }}
            />
          </div>
        );
      })}
      {act.faultAt('do') === undefined ? null : (
        <p className="fault" role="alert">
          {act.faultAt('do')}
        </p>
      )}
      <ManageFields trial={trial} value={value} act={act} set={set} />
    </CheckedFrame>
  );
}
