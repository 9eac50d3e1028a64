import { Suspense, lazy, type ReactNode } from 'react';
import { Failure, Loading } from '../components/states.js';
import { SignIn } from '../pages/sign-in/sign-in.js';
import { Layout } from './layout.js';
import { useSession } from './session.js';

const Password = lazy(() => import('../pages/password/password.js'));

/** Nobody comes in without a log-in, and not before an initial password has been changed. */
export function Gate(): ReactNode {
  const { me, problem, retry } = useSession();
  if (me === undefined) {
    return <div className="main">{problem === null ? <Loading /> : <Failure error={problem} onRetry={retry} />}</div>;
  }
  if (me === null) return <SignIn />;
  if (me.mustChangePassword) {
    return (
      <main className="main">
        <Suspense fallback={<Loading />}>
          <Password />
        </Suspense>
      </main>
    );
  }
  return <Layout />;
}
