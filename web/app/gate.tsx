import { Suspense, lazy, type ReactNode } from 'react';
import { Failure, Loading } from '../components/states.js';
import { SignIn } from '../pages/sign-in/sign-in.js';
import { Layout } from './layout.js';
import { LiveProvider } from './live.js';
import { useSession } from './session.js';

const Password = lazy(() => import('../pages/password/password.js'));
const Enrol = lazy(() => import('../pages/password/enrol.js'));
const RecoveryCodes = lazy(() => import('../pages/password/recovery-codes.js'));

/** Nobody comes in without a log-in, nor before an initial password was changed or a second step that his office needs is on. */
export function Gate(): ReactNode {
  const { me, problem, recoveryCodes, retry } = useSession();
  if (me === undefined) {
    return <div className="main">{problem === null ? <Loading /> : <Failure error={problem} onRetry={retry} />}</div>;
  }
  if (me === null) return <SignIn />;
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
