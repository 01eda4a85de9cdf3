using System.Globalization;
using System.Text;
using Plimsoll.Core.Engine;
using Plimsoll.Core.Trading;
using Plimsoll.Runtime.Serialization;
using Plimsoll.Runtime.Tests.Trading;

namespace Plimsoll.Runtime.Tests.Accounts;

public sealed class SnapshotTests
{
    private static readonly AccountId Account = new(new Guid("33333333-3333-7333-8333-333333333333"));

    [Fact]
    public void A_state_kept_after_any_fact_and_brought_back_goes_on_as_if_it_had_never_ended()
    {
        var whole = SnapshotJson.HashOf(After(AccountStory.Facts.Count, NewState()));
        for (var kept = 0; kept <= AccountStory.Facts.Count; kept++)
        {
            var restored = Restored(SnapshotJson.Write(After(kept, NewState())));

            foreach (var fact in AccountStory.Facts.Skip(kept))
                restored.Apply(fact);

            SnapshotJson.HashOf(restored).ShouldBe(whole, $"kept after fact {kept}");
        }
    }

    [Fact]
    public void Every_fact_that_changes_anything_changes_the_hash()
    {
        var state = NewState();
        foreach (var fact in AccountStory.Facts)
        {
            var before = Text(state);
            state.Apply(fact);
            (Text(state) != before).ShouldBe(fact is not AccountFact.AlarmRaised, $"{fact}");
        }
    }

    [Fact]
    public void Neither_the_culture_nor_another_thread_makes_another_text()
    {
        var expected = Text(After(AccountStory.Facts.Count, NewState()));
        var text = "";
        var thread = new Thread(() =>
        {
            CultureInfo.CurrentCulture = OddCulture();
            text = Text(Restored(SnapshotJson.Write(After(AccountStory.Facts.Count, NewState()))));
        });
        thread.Start();
        thread.Join();

        text.ShouldBe(expected);
    }

    [Fact]
    public void Runs_keep_their_order_when_an_account_begins_anew_between_them()
    {
        var (first, second, third) = (Run(1), Run(2), Run(3));
        var state = NewState();
        var at = first.Time;
        AccountFact[] life =
        [
            new AccountFact.AccountOpened(at, new(100m)), first, second,
            new AccountFact.RunStopped(at, first.Run.Id, "enough"), new AccountFact.AccountReset(at, new(100m)),
        ];
        foreach (var fact in life)
            state.Apply(fact);
        var restored = Restored(SnapshotJson.Write(state));

        state.Apply(third);
        restored.Apply(third);

        Text(restored).ShouldBe(Text(state));
        state.Runs.Keys.ShouldBe([second.Run.Id, third.Run.Id]);
    }

    [Fact]
    public void A_snapshot_of_an_instrument_that_is_not_known_any_more_is_refused()
    {
        var text = SnapshotJson.Write(After(AccountStory.Facts.Count, NewState()));

        Should.Throw<InvalidDataException>(() =>
            AccountState.Restore(Account, new Core.Market.InstrumentTable([]), SnapshotJson.Read(text)));
    }

    private static AccountFact.RunStarted Run(byte number)
    {
        var started = AccountStory.Facts.OfType<AccountFact.RunStarted>().First();
        return started with { Run = started.Run with { Id = new RunId(new Guid(number, 0, 0, new byte[8])) } };
    }

    // Everything is written otherwise in it.
    private static CultureInfo OddCulture()
    {
        var odd = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        odd.NumberFormat.NumberDecimalSeparator = ",";
        odd.NumberFormat.NegativeSign = "~";
        odd.DateTimeFormat.TimeSeparator = ".";
        odd.DateTimeFormat.DateSeparator = "_";
        return odd;
    }

    private static AccountState NewState() => AccountStory.NewState(Account);

    private static AccountState After(int facts, AccountState state)
    {
        foreach (var fact in AccountStory.Facts.Take(facts))
            state.Apply(fact);
        return state;
    }

    private static AccountState Restored(byte[] text) =>
        AccountState.Restore(Account, NewState().Instruments, SnapshotJson.Read(text));

    private static string Text(AccountState state) => Encoding.UTF8.GetString(SnapshotJson.Write(state));
}
