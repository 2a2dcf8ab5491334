import { describe } from 'vitest';
import { alertContract } from './store/alert-contract.ts';
import { articleContract } from './store/article-contract.ts';
import { candidatesContract } from './store/candidates-contract.ts';
import { changeContract } from './store/change-contract.ts';
import { claimContract } from './store/claim-contract.ts';
import { feedContract } from './store/feed-contract.ts';
import { ledgerContract } from './store/ledger-contract.ts';
import { messageContract } from './store/message-contract.ts';
import type { OpenStore } from './store/open-store.ts';
import { outboxContract } from './store/outbox-contract.ts';
import { pacingContract } from './store/pacing-contract.ts';
import { proposalContract } from './store/proposal-contract.ts';
import { readerContract } from './store/reader-contract.ts';
import { searchContract } from './store/search-contract.ts';
import { sharingContract } from './store/sharing-contract.ts';
import { slotContract } from './store/slot-contract.ts';
import { storyContract } from './store/story-contract.ts';
import { subscriptionContract } from './store/subscription-contract.ts';
import { updateContract } from './store/update-contract.ts';
import { transferContract } from './store/transfer-contract.ts';
import { upkeepContract } from './store/upkeep-contract.ts';

/** What every store promises, whatever database is under it. */
export function storeContract(name: string, open: OpenStore): void {
  describe(name, () => {
    articleContract(open);
    searchContract(open);
    readerContract(open);
    candidatesContract(open);
    feedContract(open);
    storyContract(open);
    slotContract(open);
    outboxContract(open);
    claimContract(open);
    pacingContract(open);
    ledgerContract(open);
    messageContract(open);
    changeContract(open);
    alertContract(open);
    proposalContract(open);
    transferContract(open);
    upkeepContract(open);
    subscriptionContract(open);
    sharingContract(open);
    updateContract(open);
  });
}
