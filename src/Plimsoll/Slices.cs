using Plimsoll.Features.Accounts;
using Plimsoll.Features.Backtests;
using Plimsoll.Features.Bots;
using Plimsoll.Features.Collecting;
using Plimsoll.Features.Dashboard;
using Plimsoll.Features.Data;
using Plimsoll.Features.Events;
using Plimsoll.Features.Execution;
using Plimsoll.Features.Health;
using Plimsoll.Features.Hub;
using Plimsoll.Features.Indicators;
using Plimsoll.Features.Journal;
using Plimsoll.Features.Market;
using Plimsoll.Features.Replays;
using Plimsoll.Features.Risk;
using Plimsoll.Features.Settings;
using Plimsoll.Features.Setup;
using Plimsoll.Features.Signals;
using Plimsoll.Features.SignIn;
using Plimsoll.Features.Strategies;
using Plimsoll.Features.Trading;
using Plimsoll.Features.Venues;
using Plimsoll.Server;

namespace Plimsoll;

/// <summary>Every feature of the server. A new one is one line here.</summary>
internal static class Slices
{
    public static IReadOnlyList<Slice> All { get; } =
    [
        new(HealthFeature.AddHealth, HealthFeature.MapHealth),
        new(SetupFeature.AddSetup, SetupFeature.MapSetup),
        new(SignInFeature.AddSignIn, SignInFeature.MapSignIn),
        new(HubFeature.AddHub, HubFeature.MapHub),
        new(TradingFeature.AddTrading, TradingFeature.MapTrading),
        new(DataFeature.AddData, DataFeature.MapData),
        new(CollectingFeature.AddCollecting, CollectingFeature.MapCollecting),
        new(EventsFeature.AddEvents, EventsFeature.MapEvents),
        new(ReplaysFeature.AddReplays, ReplaysFeature.MapReplays),
        new(AccountsFeature.AddAccounts, AccountsFeature.MapAccounts),
        new(DashboardFeature.AddDashboard, DashboardFeature.MapDashboard),
        new(BotsFeature.AddBots, BotsFeature.MapBots),
        new(BacktestsFeature.AddBacktests, BacktestsFeature.MapBacktests),
        new(StrategiesFeature.AddStrategies, StrategiesFeature.MapStrategies),
        new(SignalsFeature.AddSignals, SignalsFeature.MapSignals),
        new(ExecutionFeature.AddExecution, ExecutionFeature.MapExecution),
        new(RiskFeature.AddRisk, RiskFeature.MapRisk),
        new(MarketFeature.AddMarket, MarketFeature.MapMarket),
        new(IndicatorsFeature.AddIndicators, IndicatorsFeature.MapIndicators),
        new(VenuesFeature.AddVenues, VenuesFeature.MapVenues),
        new(JournalFeature.AddJournal, JournalFeature.MapJournal),
        new(SettingsFeature.AddSettings, SettingsFeature.MapSettings),
    ];
}
