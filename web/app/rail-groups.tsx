import { DownOutlined, RightOutlined } from '@ant-design/icons';
import { useEffect, useId, useState, useSyncExternalStore, type ReactNode } from 'react';
import { useLocation } from 'react-router';
import { shell as en } from '../i18n/en/shell.js';
import { shell as zh } from '../i18n/zh/shell.js';
import { useTexts } from '../i18n/language.js';
import { GROUPS, type Place } from './navigation.js';

type Group = (typeof GROUPS)[number];

/** On so low a screen so many places do not stand below one another. */
const LOW = '(min-width: 861px) and (max-height: 960px)';
const MOST_UNFOLDED = 14;

const watch = (told: () => void): (() => void) => {
  const media = window.matchMedia(LOW);
  media.addEventListener('change', told);
  return () => {
    media.removeEventListener('change', told);
  };
};
const isLow = (): boolean => window.matchMedia(LOW).matches;

interface Props {
  readonly places: readonly Place[];
  readonly draw: (place: Place) => ReactNode;
}

/** Whether a page belongs to a place of the menu: below its address, or reached from it alone (6); one's own standing is no other's. */
export const isAt = (to: string, pathname: string): boolean =>
  pathname === to ||
  (to !== '/standing' && pathname.startsWith(`${to}/`)) ||
  (to === '/people' && pathname.startsWith('/hires/'));

/**
 * The groups of places. On a low screen one's own and one other are open, at first that of the page; so all groups are in
 * reach, and who one is stays in sight below them.
 */
export function RailGroups({ places, draw }: Props): ReactNode {
  const { pathname } = useLocation();
  const folds = useSyncExternalStore(watch, isLow) && places.length > MOST_UNFOLDED;
  const [chosen, setChosen] = useState<Group | 'none'>();
  useEffect(() => {
    setChosen(undefined);
  }, [pathname]);
  const [first] = GROUPS.filter((group) => group !== 'mine' && places.some((place) => place.group === group));
  const here = places.find(({ to }) => isAt(to, pathname))?.group;
  const open = chosen ?? (here === undefined || here === 'mine' ? first : here);
  return GROUPS.map((group) => {
    const own = places.filter((place) => place.group === group);
    if (own.length === 0) return null;
    const isOpen = !folds || group === 'mine' || group === open;
    return (
      <Group
        key={group}
        group={group}
        isOpen={isOpen}
        {...(folds && group !== 'mine'
          ? {
              onPress: () => {
                setChosen(isOpen ? 'none' : group);
              },
            }
          : {})}
      >
        {own.map(draw)}
      </Group>
    );
  });
}

interface GroupProps {
  readonly group: Group;
  readonly isOpen: boolean;
  /** Left out where it stays open. */
  readonly onPress?: () => void;
  readonly children: ReactNode;
}

function Group({ group, isOpen, onPress, children }: GroupProps): ReactNode {
  const t = useTexts({ zh, en });
  const id = useId();
  return (
    <div>
      {onPress === undefined ? (
        <p className="nav-group">{t.groups[group]}</p>
      ) : (
        <button
          type="button"
          className="nav-group nav-fold"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={onPress}
        >
          {t.groups[group]}
          <span aria-hidden="true">{isOpen ? <DownOutlined /> : <RightOutlined />}</span>
        </button>
      )}
      <ul id={id} hidden={!isOpen}>
        {children}
      </ul>
    </div>
  );
}
