using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Plimsoll.Features.Doctor;
using Plimsoll.Runtime.Venues;
using Plimsoll.Storage;
using Plimsoll.Storage.Keys;
using Plimsoll.Tests.Venues;

namespace Plimsoll.Tests.Doctor;

public sealed class VenueLookTests(KeyServer server) : IClassFixture<KeyServer>
{
    private const string Label = "looked at";

    [Fact]
    public async Task A_line_is_graded_by_its_clock_and_its_way_and_a_key_by_its_rights()
    {
        await AddAsync();

        (await LookAsync()).ShouldBe(
        [
            ("key " + Label, FindingGrade.Ok), ("line of key " + Label, FindingGrade.Ok),
            ("lists of key " + Label, FindingGrade.Ok),
        ]);
        (await LaggingAsync(TimeSpan.FromMilliseconds(1_001))).ShouldBe(FindingGrade.Warning);
        (await LaggingAsync(TimeSpan.FromSeconds(1))).ShouldBe(FindingGrade.Ok);
        (await LaggingAsync(null)).ShouldBe(FindingGrade.Ok);
        (await MeasuredAsync(leadMs: -300, wayMs: 20)).ShouldBe(FindingGrade.Warning);
        (await MeasuredAsync(leadMs: -1_001, wayMs: 20)).ShouldBe(FindingGrade.Failed);
        (await MeasuredAsync(leadMs: 0, wayMs: 1_500)).ShouldBe(FindingGrade.Warning);

        (await AllowedAsync(ScriptedVenues.Trading with { CanWithdraw = true })).ShouldBe(FindingGrade.Failed);
        (await AllowedAsync(ScriptedVenues.Trading with { CanRead = false })).ShouldBe(FindingGrade.Failed);
        (await AllowedAsync(ScriptedVenues.Trading with { IsBoundToAddress = false })).ShouldBe(FindingGrade.Warning);
        (await AllowedAsync(ScriptedVenues.Trading with { ExpiresAt = server.Clock.GetUtcNow().AddDays(29) }))
            .ShouldBe(FindingGrade.Warning);
        server.Venues.Answer = _ => throw new VenueKeyException("venue.unreachable", "nobody answers");
        (await LookAsync()).ShouldBe([("key " + Label, FindingGrade.Failed)]);
    }

    private async Task<FindingGrade> MeasuredAsync(int leadMs, int wayMs)
    {
        server.Venues.Measure = new VenueMeasure(
            TimeSpan.FromMilliseconds(leadMs), TimeSpan.FromMilliseconds(wayMs), 5, 2_400);
        return (await LookAsync())[1].Grade;
    }

    private async Task<FindingGrade> LaggingAsync(TimeSpan? lag)
    {
        server.Venues.Lag = lag;
        return (await LookAsync())[2].Grade;
    }

    private async Task<FindingGrade> AllowedAsync(KeyRights rights)
    {
        server.Venues.Answer = _ => rights;
        return (await LookAsync())[0].Grade;
    }

    private async Task<(string Part, FindingGrade Grade)[]> LookAsync()
    {
        var services = server.App.Services;
        var look = new VenueLook(
            services.GetRequiredService<IDbContextFactory<PlimsollContext>>(),
            services.GetRequiredService<VenueKeyStore>(),
            server.Venues,
            server.Clock);
        return [.. (await look.LookAsync(TestContext.Current.CancellationToken)).Select(one => (one.Part, one.Grade))];
    }

    private async Task AddAsync()
    {
        var added = await server.Admin.PostAsync("/api/v1/keys", new
        {
            label = Label,
            venue = "far-testnet",
            key = "public-half-of-it",
            secret = "secret-half-of-it",
            password = Support.RunningServer.AdminPassword,
        });
        added.Status.ShouldBe(HttpStatusCode.Created, added.Text);
    }
}
