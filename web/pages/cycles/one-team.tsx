import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { useNames } from '../../components/people/people-picker.js';
import { cycles as en } from '../../i18n/en/cases/cycles.js';
import { cycles as zh } from '../../i18n/zh/cases/cycles.js';
import { useTexts } from '../../i18n/language.js';

/** What stands in the address where a team has no superior. */
const NO_SUPERIOR = '-';
const TEAM = 'superior';

/** A list that is narrowed to one team, by the direct superior of today. */
interface Team {
  /** His number, or `-`; undefined where all teams are listed. */
  readonly of: string | undefined;
  readonly all: () => void;
}

/** The team that the address names: a figure of a team leads there. */
export function useTeam(): Team {
  const [params, setParams] = useSearchParams();
  return {
    of: params.get(TEAM) ?? undefined,
    all: () => {
      const next = new URLSearchParams(params);
      next.delete(TEAM);
      setParams(next);
    },
  };
}

/** Says to whose team a list is narrowed, and opens it again; nothing where it is not. */
export function OneTeam({ of: team }: { readonly of: Team }): ReactNode {
  const t = useTexts({ zh, en });
  const number = team.of ?? '';
  const [named] = useNames(number === '' || number === NO_SUPERIOR ? [] : [number]);
  if (team.of === undefined) return null;
  return (
    <Button icon={<CloseOutlined />} iconPlacement="end" onClick={team.all} title={t.allTeams}>
      {number === NO_SUPERIOR ? t.noSuperior : t.teamOf(named?.label ?? '')}
    </Button>
  );
}
