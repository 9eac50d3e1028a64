import { describe, expect, test } from '@jest/globals';
import { isNetwork, isReachable } from '../../domain/outgoing/reach.js';

const HERE = { loopback: true, networks: [] };

describe('where a request may go', () => {
  test.each([
    ['8.8.8.8', true],
    ['2606:4700::1111', true],
    ['127.0.0.1', false],
    ['::1', false],
    ['10.0.0.1', false],
    ['172.31.255.255', false],
    ['192.168.0.1', false],
    ['100.64.0.1', false],
    ['169.254.169.254', false],
    ['0.0.0.0', false],
    ['224.0.0.1', false],
    ['255.255.255.255', false],
    ['::ffff:10.0.0.1', false],
    ['::ffff:8.8.8.8', true],
    ['64:ff9b::a00:1', false],
    ['fe80::1', false],
    ['fd00::1', false],
    ['::', false],
    ['no address', false],
  ])('%s: %s', (address, public_) => {
    expect(isReachable(address, 'https:', { loopback: false, networks: [] })).toBe(public_);
    expect(isReachable(address, 'http:', { loopback: false, networks: [] })).toBe(false);
  });

  test('networks that IT names, with TLS alone; this machine by its own setting', () => {
    const inside = { loopback: false, networks: ['10.0.0.0/8', 'fd00::/8'] };
    expect(isReachable('10.9.9.9', 'https:', inside)).toBe(true);
    expect(isReachable('fd00::9', 'https:', inside)).toBe(true);
    expect(isReachable('10.9.9.9', 'http:', inside)).toBe(false);
    expect(isReachable('192.168.0.1', 'https:', inside)).toBe(false);
    expect(isReachable('127.0.0.1', 'https:', { loopback: false, networks: ['127.0.0.0/8'] })).toBe(false);
    expect(isReachable('127.0.0.1', 'http:', HERE)).toBe(true);
  });

  test('a network is one in CIDR notation', () => {
    expect(['10.0.0.0/8', 'fd00::/8', '10.0.0.1', '10.0.0.0/33', 'x/8', ''].map(isNetwork)).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});
