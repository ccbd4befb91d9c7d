import { describe, expect, it } from 'vitest';
import type { HeldDevice } from '../../shared/domain/kiosk-request.ts';
import { keyboard, newKiosk, newTicket, readoutOf } from './desk-kiosks.ts';
import type { StartedDesk } from './start-desk.ts';

/** How every desk lets a held device in, whatever its database. */
export function releasesDevices(desk: () => StartedDesk): void {
  describe('the release of a held device', () => {
    const held: HeldDevice = { device: keyboard, because: 'keyboard', releasable: true };
    const release = (deviceId: string, kioskId: string) =>
      ({ kind: 'release-device', kioskId, deviceId, reason: 'Van de bezoeker zelf' }) as const;

    it('reaches the kiosk, with name and reason in the history', async () => {
      const technician = await desk().staff('technician', 'Mila');
      const { kioskId, visitor } = await newKiosk(desk(), [held]);
      const ticketId = await newTicket(desk());

      await technician.call('ticket.ask-kiosk', {
        params: { ticketId },
        body: release(keyboard.deviceId, kioskId),
      });
      const { requests } = await visitor.call('kiosk.requests', {});
      await visitor.call('kiosk.request-answer', {
        params: { requestId: requests[0]?.requestId ?? '' },
        body: { outcome: 'released' },
      });

      const card = await technician.call('ticket.get', { params: { ticketId } });
      expect(requests).toMatchObject([
        { work: { kind: 'release-device', deviceId: keyboard.deviceId } },
      ]);
      expect(card.history.slice(1)).toMatchObject([
        {
          kind: 'ticket.kiosk-asked',
          actor: 'Mila',
          words: 'Van de bezoeker zelf',
          details: { request: 'release-device', device: 'Logitech Keyboard K120' },
        },
        { kind: 'ticket.kiosk-done', details: { request: 'release-device' } },
      ]);
      expect(card.readings).toEqual([]);
    });

    it('is refused for a device that is not held, or that the policy never lets in', async () => {
      const never: HeldDevice = {
        device: { ...keyboard, deviceId: 'usb-1-3-8' },
        because: 'storage-with-keyboard',
        releasable: false,
      };
      const { kioskId } = await newKiosk(desk(), [held, never]);
      const params = { ticketId: await newTicket(desk()) };
      const refusal = async (deviceId: string) => {
        const body = release(deviceId, kioskId);
        return (await desk().admin.refusal('ticket.ask-kiosk', { params, body })).code;
      };

      expect(await refusal('usb-1-9-9')).toBe('device/gone');
      expect(await refusal('usb-1-3-8')).toBe('device/denied');
    });

    it('takes no readout for an answer', async () => {
      const { kioskId, visitor } = await newKiosk(desk(), [held]);
      const card = await desk().admin.call('ticket.ask-kiosk', {
        params: { ticketId: await newTicket(desk()) },
        body: release(keyboard.deviceId, kioskId),
      });

      const refusal = await visitor.refusal('kiosk.request-answer', {
        params: { requestId: card.kioskRequests[0]?.requestId ?? '' },
        body: { outcome: 'read', readout: readoutOf(1) },
      });

      expect(refusal.code).toBe('input/invalid');
    });
  });
}
