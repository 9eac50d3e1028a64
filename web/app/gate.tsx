import { Activity, Suspense, type ReactNode } from 'react';
import { Failure, Loading } from '../components/states.js';
import { SignIn } from '../pages/sign-in/sign-in.js';
import { Layout } from './layout.js';
import { lazily } from './lazily.js';
import { LiveProvider } from './live.js';
import { useSession } from './session.js';
import type { Me } from '../api/types.js';

const Password = lazily(() => import('../pages/password/password.js'));
const Enrol = lazily(() => import('../pages/password/enrol.js'));
const RecoveryCodes = lazily(() => import('../pages/password/recovery-codes.js'));

/** Nobody comes in without a log-in, nor before an initial password was changed or a second step that his office needs is on. */
export function Gate(): ReactNode {
  const { me, ended, problem, retry } = useSession();
  if (me === undefined) {
    return <div className="main">{problem === null ? <Loading /> : <Failure error={problem} onRetry={retry} />}</div>;
  }
  if (me === null) return <SignIn />;
  // Whose time was up finds all as he left it once he is back; for anybody else everything begins anew.
  return (
    <>
      {ended === undefined ? null : <SignIn />}
      <Activity key={me.login} mode={ended === undefined ? 'visible' : 'hidden'}>
        <Inside me={me} />
      </Activity>
    </>
  );
}

function Inside({ me }: { readonly me: Me }): ReactNode {
  const { recoveryCodes } = useSession();
  if (recoveryCodes !== undefined) return <Alone page={<RecoveryCodes codes={recoveryCodes} />} />;
  if (me.mustChangePassword) return <Alone page={<Password />} />;
  if (me.mustEnrol) return <Alone page={<Enrol />} />;
  return (
    <LiveProvider>
      <Layout />
    </LiveProvider>
  );
}

/** A page beside which there is no other for now. */
const Alone = ({ page }: { readonly page: ReactNode }): ReactNode => (
  <main className="main">
    <Suspense fallback={<Loading />}>{page}</Suspense>
  </main>
);
