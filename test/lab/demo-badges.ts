/** A badge on the dock. */
export interface DemoBadge {
  readonly badgeNumber: string;
  readonly label: string;
}

/** Badges of the people in demo-people.csv, and one that no desk knows. Nobody of these exists. */
export const demoBadges: readonly DemoBadge[] = [
  { badgeNumber: '04A1B2C3D4', label: 'Noor de Vries' },
  { badgeNumber: '04A1B2C3D5', label: 'Daan Bakker' },
  { badgeNumber: '04A1B2C3D6', label: 'Amira El Idrissi' },
  { badgeNumber: '04A1B2C3D7', label: 'Sem Visser' },
  { badgeNumber: '04FFFFFFFF', label: 'Unknown badge' },
];
