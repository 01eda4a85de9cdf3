using Microsoft.AspNetCore.Http.HttpResults;
using Plimsoll.Api;
using Plimsoll.Features.SignIn;
using Plimsoll.Runtime.Venues;

namespace Plimsoll.Features.Venues;

/// <summary>Takes a key in, after the password and the venue have been asked.</summary>
internal static class AddKey
{
    /// <summary>Written once, never shown again; it prints as nothing.</summary>
    internal sealed record Request(
        string Label, string Venue, string Key, string Secret, string Password, string? Passphrase = null)
    {
        public override string ToString() => "a new key";
    }

    public static async Task<Results<Created<VenueKeyView>, ApiProblem>> HandleAsync(
        Body<Request> body, CurrentUser user, [AsParameters] Services services, HttpContext context)
    {
        var request = body.Value;
        var problems = new FieldProblems();
        KeyFields.Check(problems, request.Label, request.Key, request.Secret, request.Passphrase);
        problems.Required(request.Venue, "venue");
        problems.Required(request.Password, "password");
        if (problems.Any)
            return problems.ToProblem();
        if (await services.Passwords.ConfirmAsync(user, request.Password, context) is { } wrong)
            return wrong;
        var key = new VenueKey(request.Key.Trim(), request.Secret.Trim())
        {
            Passphrase = string.IsNullOrEmpty(request.Passphrase) ? null : request.Passphrase,
        };
        var row = await services.Entry.AddAsync(
            new KeyEntry.NewKey(user.Id, request.Label.Trim(), request.Venue.Trim(), key),
            RequestAudit.Of(user, context),
            context.RequestAborted);
        return TypedResults.Created($"{ApiRoutes.Prefix}/keys", VenueKeyView.From(row, services.Venues));
    }

    internal sealed record Services(PasswordCheck Passwords, KeyEntry Entry, IVenueDirectory Venues);
}
