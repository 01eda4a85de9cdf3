using Plimsoll.Core.Market;
using Plimsoll.Core.Simulation;
using Plimsoll.Core.Trading;
using Plimsoll.Runtime.Accounts;
using Plimsoll.Runtime.Venues;
using Plimsoll.Venues.Binance;
using Plimsoll.Venues.Simulation;

namespace Plimsoll.Venues;

/// <summary>Connects accounts to their venues.</summary>
public sealed class VenueFactory(
    ISimulatedVenueStore simulatedVenues, IVenueKeyStore keys, InstalledVenues venues, TimeProvider time) : IVenueFactory
{
    public VenueTerms TermsOf(string venueCode) => venues.TermsOf(venueCode);

    /// <exception cref="NotSupportedException">No such venue is installed.</exception>
    /// <exception cref="VenueKeyException">The account has no key, or none that can be opened here.</exception>
    public async Task<IVenue> CreateAsync(
        AccountRecord account, IReadOnlyList<Instrument> instruments, IOrderNames names,
        CancellationToken cancellationToken)
    {
        if (account.VenueCode == SyntheticInstrument.Venue)
            return await OpenAsync(SimulatedAccount.Simulation(account.Simulation));
        if (InstalledVenues.IsPaper(account.VenueCode))
            return await OpenAsync(SimulatedAccount.Paper);
        var key = await keys.FindAsync(account.Id, cancellationToken)
            ?? throw new VenueKeyException("key.missing", $"The account has no key for {account.VenueCode}.");
        return new BinanceVenue(
            new BinanceClient(venues.AccessTo(account.VenueCode), key), instruments, names, time);

        async Task<IVenue> OpenAsync(SimulatedVenueOptions options) => await SimulationVenue.OpenAsync(
            account, instruments, options, simulatedVenues, cancellationToken);
    }
}
