import {
  ApartmentOutlined,
  ApiOutlined,
  AuditOutlined,
  BarChartOutlined,
  BookOutlined,
  CalendarOutlined,
  DeleteOutlined,
  FieldTimeOutlined,
  FileTextOutlined,
  FlagOutlined,
  HeartOutlined,
  HistoryOutlined,
  ImportOutlined,
  InboxOutlined,
  KeyOutlined,
  MailOutlined,
  OrderedListOutlined,
  RiseOutlined,
  RobotOutlined,
  SafetyOutlined,
  TableOutlined,
  TeamOutlined,
  UserSwitchOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { Role } from '../api/types.js';

export interface Place {
  readonly to: string;
  readonly label:
    | 'inbox'
    | 'people'
    | 'policy'
    | 'imports'
    | 'endpoints'
    | 'retention'
    | 'cycles'
    | 'standing'
    | 'messages'
    | 'documents'
    | 'standings'
    | 'reports'
    | 'vacancies'
    | 'trials'
    | 'confirmations'
    | 'olderSetbacks'
    | 'payTable'
    | 'accounts'
    | 'services'
    | 'changes'
    | 'setUp'
    | 'calendar'
    | 'health';
  readonly group: 'work' | 'administration';
  readonly icon: ReactNode;
  /** Undefined: everybody. */
  readonly roles?: readonly Role[];
}

/** Who runs a cycle, answers for people in it, or looks at how it was run. */
const LEADS: readonly Role[] = ['hr', 'hr-manager', 'gm', 'auditor', 'department-head', 'supervisor'];

const HR: readonly Role[] = ['hr', 'hr-manager', 'auditor'];
/** Who sees to it that the service works. */
const KEEPERS: readonly Role[] = [...HR, 'it-admin'];

/** The pages one can go to, in the order of the menu; the API decides again what each of them shows. */
const PLACES: readonly Place[] = [
  { to: '/inbox', label: 'inbox', group: 'work', icon: <InboxOutlined /> },
  { to: '/cycles', label: 'cycles', group: 'work', icon: <AuditOutlined />, roles: LEADS },
  { to: '/vacancies', label: 'vacancies', group: 'work', icon: <ApartmentOutlined />, roles: LEADS },
  { to: '/trials', label: 'trials', group: 'work', icon: <FieldTimeOutlined />, roles: LEADS },
  { to: '/standing', label: 'standing', group: 'work', icon: <RiseOutlined /> },
  { to: '/messages', label: 'messages', group: 'work', icon: <MailOutlined /> },
  { to: '/documents', label: 'documents', group: 'work', icon: <FileTextOutlined /> },
  {
    to: '/standings',
    label: 'standings',
    group: 'work',
    icon: <OrderedListOutlined />,
    roles: LEADS,
  },
  {
    to: '/reports',
    label: 'reports',
    group: 'work',
    icon: <BarChartOutlined />,
    roles: [...HR, 'gm'],
  },
  { to: '/people', label: 'people', group: 'work', icon: <TeamOutlined />, roles: LEADS },
  { to: '/confirmations', label: 'confirmations', group: 'work', icon: <UserSwitchOutlined />, roles: HR },
  { to: '/older-setbacks', label: 'olderSetbacks', group: 'work', icon: <HistoryOutlined />, roles: HR },
  { to: '/pay-table', label: 'payTable', group: 'work', icon: <TableOutlined />, roles: [...HR, 'gm'] },
  { to: '/policy', label: 'policy', group: 'work', icon: <BookOutlined /> },
  {
    to: '/waiting-changes',
    label: 'changes',
    group: 'administration',
    icon: <SafetyOutlined />,
    roles: [...HR, 'gm', 'it-admin'],
  },
  {
    to: '/retention',
    label: 'retention',
    group: 'administration',
    icon: <DeleteOutlined />,
    roles: [...HR, 'auditor'],
  },
  { to: '/imports', label: 'imports', group: 'administration', icon: <ImportOutlined />, roles: HR },
  {
    to: '/accounts',
    label: 'accounts',
    group: 'administration',
    icon: <KeyOutlined />,
    roles: ['it-admin', 'hr-manager', 'auditor'],
  },
  {
    to: '/service-accounts',
    label: 'services',
    group: 'administration',
    icon: <RobotOutlined />,
    roles: ['it-admin', 'hr-manager', 'auditor'],
  },
  {
    to: '/endpoints',
    label: 'endpoints',
    group: 'administration',
    icon: <ApiOutlined />,
    roles: ['it-admin', 'auditor'],
  },
  { to: '/set-up', label: 'setUp', group: 'administration', icon: <FlagOutlined />, roles: [...KEEPERS, 'gm'] },
  { to: '/calendar', label: 'calendar', group: 'administration', icon: <CalendarOutlined />, roles: KEEPERS },
  { to: '/health', label: 'health', group: 'administration', icon: <HeartOutlined />, roles: KEEPERS },
];

export const placesFor = (roles: readonly Role[]): readonly Place[] =>
  PLACES.filter((place) => place.roles === undefined || place.roles.some((role) => roles.includes(role)));
