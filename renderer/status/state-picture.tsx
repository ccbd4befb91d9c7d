import {
  CheckCheck,
  CirclePause,
  CircleX,
  Hourglass,
  MapPin,
  MessageSquareHeart,
  Package,
  Wrench,
} from 'lucide-react';
import type { StatusView } from './status-view.ts';

/** What stands above the words for a state; who is called has his counter there. */
export function StatePicture({ show }: { readonly show: StatusView['show'] }) {
  switch (show) {
    case 'waiting':
    case 'next':
    case 'desk-closed':
    case 'not-today':
      return <Hourglass aria-hidden="true" />;
    case 'called':
      return null;
    case 'on-hold':
    case 'comes-back':
    case 'gone-home':
      return <CirclePause aria-hidden="true" />;
    case 'no-show':
      return <MapPin aria-hidden="true" />;
    case 'in-progress':
    case 'left':
      return <Wrench aria-hidden="true" />;
    case 'collect':
      return <Package aria-hidden="true" />;
    case 'resolved':
    case 'works':
    case 'closed':
      return <CheckCheck aria-hidden="true" />;
    case 'referred':
      return <MapPin aria-hidden="true" />;
    case 'complaint':
    case 'replied':
      return <MessageSquareHeart aria-hidden="true" />;
    case 'refused':
    case 'withdrawn':
    case 'cancelled':
      return <CircleX aria-hidden="true" />;
  }
}
