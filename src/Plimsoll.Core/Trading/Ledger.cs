using Plimsoll.Core.Market;

namespace Plimsoll.Core.Trading;

/// <summary>
/// Cash of an account. An entry takes its margin (all of the notional where nothing is borrowed) and its fee out of
/// cash, an exit brings back the margin and the profit or loss less its fee. Nothing is rounded, so
/// cash + margin + unrealised = equity holds to the last digit.
/// </summary>
public sealed class Ledger(Money initialCash)
{
    public Money Cash { get; private set; } = initialCash;

    public Money FeesPaid { get; private set; }

    /// <summary>What positions paid for being held; negative when they received.</summary>
    public Money FundingPaid { get; private set; }

    /// <param name="received">What the fill brought before its fee; negative when it took.</param>
    /// <param name="fee">Negative is a rebate.</param>
    public void Book(Money received, Money fee)
    {
        Cash += received - fee;
        FeesPaid += fee;
    }

    public static Ledger Restore(LedgerSnapshot kept) =>
        new(kept.Cash) { FeesPaid = kept.FeesPaid, FundingPaid = kept.FundingPaid };

    public LedgerSnapshot Capture() => new(Cash, FeesPaid, FundingPaid);

    public void BookFunding(Money paid)
    {
        Cash -= paid;
        FundingPaid += paid;
    }
}
