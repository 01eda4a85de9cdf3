using System.Reflection;
using Microsoft.AspNetCore.Mvc;

namespace Plimsoll.Api;

/// <summary>
/// Refuses query names that the endpoint does not know, so that a misspelled filter is not silently wide.
/// </summary>
internal static class UnknownQueryNames
{
    public static EndpointFilterDelegate Filter(EndpointFilterFactoryContext context, EndpointFilterDelegate next)
    {
        var known = context.MethodInfo.GetParameters().SelectMany(Names).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return invocation =>
        {
            var problems = new FieldProblems();
            foreach (var name in invocation.HttpContext.Request.Query.Keys.Where(name => !known.Contains(name)))
                problems.Add(new FieldProblem(name, "validation.unknown_field", "There is no such filter."));
            return problems.Any ? ValueTask.FromResult<object?>(problems.ToProblem()) : next(invocation);
        };
    }

    private static IEnumerable<string> Names(ParameterInfo parameter)
    {
        if (parameter.GetCustomAttribute<AsParametersAttribute>() is not null)
            return parameter.ParameterType.GetProperties().Select(property => Name(property, property.Name));
        return [Name(parameter, parameter.Name!)];
    }

    private static string Name(ICustomAttributeProvider parameter, string name) =>
        parameter.GetCustomAttributes(typeof(FromQueryAttribute), false).OfType<FromQueryAttribute>()
            .FirstOrDefault()?.Name ?? name;
}
